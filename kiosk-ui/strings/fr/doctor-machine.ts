/** What the checks say about the machine, in French. */
import type * as english from '../en/doctor-machine.ts';

export const machine: Readonly<Record<keyof typeof english.machine, string>> = {
  notKnown: 'inconnu',
  notMeasured: 'non mesuré',

  groupsMissing: 'pas membre de {groups}',
  groupsJoin:
    'Exécutez : sudo usermod -aG {groups} USER, avec l’utilisateur de la borne, puis relancez la borne.',
  groupsOwnUser: 'Faites tourner la borne sous son propre utilisateur, comme le fait son unité systemd.',
  programsMissing: 'absents : {programs}',
  programsInstall: 'Installez-les : sudo apt-get install {packages}',
  scratchInMemory: 'un dossier en mémoire seulement',
  scratchNone: 'aucun dossier en mémoire où l’on peut écrire',
  scratchMount: 'Montez sur /dev/shm un tmpfs où l’utilisateur de la borne peut écrire.',

  boardPc: '{board} : pas une Jetson, rien de propre aux Jetson n’est donc vérifié',
  boardTooSmall: 'Utilisez une Jetson de la série Orin ou un PC : cette carte est trop petite.',
  boardUnknownJetPack: '{board}, JetPack inconnu (L4T {version})',
  boardFlash: 'Installez JetPack 6.2 ou 7.2 : le paquet nvidia-l4t-core est absent.',
  boardFlashOther:
    'Installez JetPack 6.2 ou 7.2 : cette version n’est pas faite pour celui qui est installé.',
  heldPc: 'rien à figer sur un PC',
  heldByPins: 'figés par /etc/apt/preferences.d',
  heldNone: 'aucun installé',
  heldNot: 'non figés : {packages}',
  heldHold: 'Exécutez : sudo apt-mark hold {packages}',
  powerPc: 'pas de modes d’alimentation sur un PC',
  powerMissing: 'nvpmodel est absent',
  powerSilent: 'nvpmodel ne le dit pas',
  powerAsk: 'Exécutez nvpmodel -q en root et réglez le mode le plus puissant de /etc/nvpmodel.conf.',
  powerSet: 'Réglez le mode le plus puissant de /etc/nvpmodel.conf avec : sudo nvpmodel -m ID',

  clockSet: 'Réglez l’horloge avec timedatectl : elle affiche un jour antérieur à cette version.',
  clockSynchronised: '{time}, synchronisée',
  clockUnknown: '{time}, synchronisation inconnue',
  clockCorrect: 'Exécutez timedatectl et corrigez ce qu’il signale.',
  clockNotKept: '{time}, ni synchronisée ni maintenue par une pile',
  clockKeep:
    "Connectez le réseau et exécutez : sudo timedatectl set-ntp true. Sans réseau, mettez une pile à l’horloge de la carte, puis exécutez : sudo timedatectl set-time 'YYYY-MM-DD hh:mm'",
  clockNotSynchronised: '{time}, non synchronisée',
  clockSynchronise: 'Connectez le réseau et exécutez : sudo timedatectl set-ntp true',

  memoryCheck: 'Vérifiez /proc/meminfo : il ne dit pas combien de mémoire est libre.',
  memoryFree: '{available} disponibles sur {total}',
  memoryTooLittle: 'Fermez d’autres programmes : la borne a trop peu de mémoire.',
  memoryLittle:
    'Fermez d’autres programmes ou prenez une carte de 8 Go : les grandes photos risquent d’échouer.',
  swapCheck: 'Vérifiez /proc/swaps : la lecture est impossible.',
  swapNone: 'aucune',
  swapPlain: 'non chiffré : {areas}',
  swapOff:
    'Exécutez : sudo swapoff {areas}, et retirez-le de /etc/fstab : des photos pourraient arriver sur le disque.',

  diskFree: '{free} libres sur {total} dans {folder}',
  diskFull: 'Libérez de la place dans {folder} : les passages ne peuvent pas être enregistrés.',
  diskNearlyFull: 'Libérez de la place dans {folder} : une mise à jour demande 2 Gio.',
  diskAllow: 'Libérez de la place et autorisez cet utilisateur à écrire à cet endroit.',
  diskSpeed: '{speed} Mo/s écrits et synchronisés',
  diskSlow: 'Utilisez un disque NVMe ou une carte neuve : ce support est lent ou usé.',
  diskEncrypted: 'le disque de {folder} est chiffré',
  diskInMemory: '{folder} est en mémoire',
  diskPlain: 'le disque de {folder} n’est pas chiffré',
  diskUnknown: 'inconnu pour {folder}',
  diskEncrypt:
    'Installez la machine sur un disque chiffré (LUKS ; sur une Jetson, le chiffrement de disque de NVIDIA) : deploy/DATA-PROTECTION.md dit ce que contient le disque.',

  heatNoSensor: 'aucun capteur sur cette machine',
  heatHot: 'Éteignez la borne, dégagez ses entrées d’air et vérifiez que son ventilateur tourne.',
  heatWarm: 'Dégagez les entrées d’air du boîtier et vérifiez que le ventilateur tourne.',
  throttlingUnknown: 'cette machine ne le dit pas',
  throttlingNone: 'aucun',
  throttlingCool: 'Refroidissez le boîtier : les fréquences sont réduites à cause de la chaleur.',
};
