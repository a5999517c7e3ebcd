/** What the checks say about the machine, in German. */
import type * as english from '../en/doctor-machine.ts';

export const machine: Readonly<Record<keyof typeof english.machine, string>> = {
  notKnown: 'nicht bekannt',
  notMeasured: 'nicht gemessen',

  groupsMissing: 'nicht in {groups}',
  groupsJoin:
    'Führen Sie aus: sudo usermod -aG {groups} USER, mit dem Benutzer des Geräts, und starten Sie spl-kiosk neu.',
  groupsOwnUser: 'Lassen Sie spl-kiosk unter seinem eigenen Benutzer laufen, wie es seine systemd-Unit tut.',
  programsMissing: 'es fehlen: {programs}',
  programsInstall: 'Installieren Sie sie: sudo apt-get install {packages}',
  scratchInMemory: 'ein Ordner nur im Arbeitsspeicher',
  scratchNone: 'kein Ordner im Arbeitsspeicher, der beschreibbar ist',
  scratchMount: 'Binden Sie unter /dev/shm ein tmpfs ein, in das der Benutzer des Geräts schreiben darf.',

  boardPc: '{board}: kein Jetson, daher wird nichts geprüft, was nur einen Jetson betrifft',
  boardTooSmall: 'Verwenden Sie einen Jetson der Orin-Reihe oder einen PC: Dieses Board ist zu klein.',
  boardUnknownJetPack: '{board}, unbekanntes JetPack (L4T {version})',
  boardFlash: 'Spielen Sie JetPack 6.2 oder 7.2 auf: Das Paket nvidia-l4t-core ist nicht installiert.',
  boardFlashOther:
    'Spielen Sie JetPack 6.2 oder 7.2 auf: Für das installierte ist diese Version nicht gemacht.',
  heldPc: 'auf einem PC ist nichts festzuhalten',
  heldByPins: 'festgehalten durch /etc/apt/preferences.d',
  heldNone: 'keines installiert',
  heldNot: 'nicht festgehalten: {packages}',
  heldHold: 'Führen Sie aus: sudo apt-mark hold {packages}',
  powerPc: 'ein PC hat keine Leistungsmodi',
  powerMissing: 'nvpmodel fehlt',
  powerSilent: 'nvpmodel gibt keine Auskunft',
  powerAsk:
    'Führen Sie nvpmodel -q als root aus, und stellen Sie den stärksten Modus aus /etc/nvpmodel.conf ein.',
  powerSet: 'Stellen Sie den stärksten Modus aus /etc/nvpmodel.conf ein: sudo nvpmodel -m ID',

  clockSet: 'Stellen Sie die Uhr mit timedatectl: Sie zeigt einen Tag vor dem Erscheinen dieser Version.',
  clockSynchronised: '{time}, synchronisiert',
  clockUnknown: '{time}, nicht bekannt, ob synchronisiert',
  clockCorrect: 'Führen Sie timedatectl aus, und beheben Sie, was es meldet.',
  clockNotKept: '{time}, weder synchronisiert noch durch eine Batterie gehalten',
  clockKeep:
    "Schließen Sie das Netzwerk an, und führen Sie aus: sudo timedatectl set-ntp true. Ohne Netzwerk setzen Sie eine Batterie für die Uhr des Boards ein, und führen Sie dann aus: sudo timedatectl set-time 'YYYY-MM-DD hh:mm'",
  clockNotSynchronised: '{time}, nicht synchronisiert',
  clockSynchronise: 'Schließen Sie das Netzwerk an, und führen Sie aus: sudo timedatectl set-ntp true',

  memoryCheck: 'Prüfen Sie /proc/meminfo: Es sagt nicht, wie viel Speicher frei ist.',
  memoryFree: '{available} von {total} verfügbar',
  memoryTooLittle: 'Beenden Sie andere Programme: Das Gerät hat zu wenig Speicher.',
  memoryLittle:
    'Beenden Sie andere Programme, oder verwenden Sie ein Board mit 8 GB: Große Fotos können sonst scheitern.',
  swapCheck: 'Prüfen Sie /proc/swaps: Es ist nicht lesbar.',
  swapNone: 'keiner',
  swapPlain: 'unverschlüsselt: {areas}',
  swapOff:
    'Führen Sie aus: sudo swapoff {areas}, und entfernen Sie es aus /etc/fstab: Fotos könnten auf die Platte gelangen.',

  diskFree: '{free} von {total} frei in {folder}',
  diskFull: 'Schaffen Sie Platz in {folder}: Besuche können nicht gespeichert werden.',
  diskNearlyFull: 'Schaffen Sie Platz in {folder}: Ein Update braucht 2 GiB.',
  diskAllow: 'Schaffen Sie Platz, und erlauben Sie diesem Benutzer, dort zu schreiben.',
  diskSpeed: '{speed} MB/s geschrieben und synchronisiert',
  diskSlow: 'Verwenden Sie eine NVMe-Platte oder eine neue Karte: Diese ist langsam oder abgenutzt.',
  diskEncrypted: 'der Datenträger von {folder} ist verschlüsselt',
  diskInMemory: '{folder} liegt im Arbeitsspeicher',
  diskPlain: 'der Datenträger von {folder} ist nicht verschlüsselt',
  diskUnknown: 'nicht bekannt für {folder}',
  diskEncrypt:
    'Richten Sie das Gerät auf einem verschlüsselten Datenträger ein (LUKS; auf einem Jetson die Verschlüsselung von NVIDIA): In deploy/DATA-PROTECTION.md steht, was er enthält.',

  heatNoSensor: 'kein Sensor in diesem Gerät',
  heatHot: 'Schalten Sie das Gerät aus, befreien Sie die Lufteinlässe, und prüfen Sie, ob der Lüfter läuft.',
  heatWarm: 'Befreien Sie die Lufteinlässe des Gehäuses, und prüfen Sie, ob der Lüfter läuft.',
  throttlingUnknown: 'dieses Gerät gibt keine Auskunft',
  throttlingNone: 'keine Drosselung',
  throttlingCool: 'Kühlen Sie das Gehäuse: Der Takt ist gedrosselt, weil es zu heiß ist.',
};
