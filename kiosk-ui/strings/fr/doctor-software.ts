/** What the checks say about the software and its use, in French. */
import type * as english from '../en/doctor-software.ts';

export const software: Readonly<Record<keyof typeof english.software, string>> = {
  nodeTested: '{own}, testé avec {pinned}',
  nodeMadeFor: '{own}, conçu pour {pinned}',
  nodeStart: 'Lancez la borne par npm ou par son unité, qui apportent leur propre Node.',
  packagesLocked: 'spl-kiosk {release}, paquets conformes au verrouillage : {n}',
  packagesOdd: 'non conformes au verrouillage : {names}',
  packagesInstall: 'Réinstallez la version, ou exécutez : npm ci',
  releaseBecause: '{version}, car {newer} n’a pas fonctionné correctement',
  releaseReason: 'Cherchez la cause avec : journalctl -u spl-kiosk. Puis installez une version corrigée.',
  settingsShipped: 'tous d’origine',
  settingsSet: 'modifiés : {names}',

  bindingReinstall: 'Réinstallez la version. Son module onnxruntime ne se charge pas.',
  bindingVersion: '{version}, compilé avec {providers}',
  bindingWithout: '{version}, compilé avec {providers} ; sans {missing}',
  bindingExact:
    'Installez le module fait exactement pour onnxruntime {version} : celui qui est installé est d’une autre version.',
  bindingInstall:
    'Installez le module TensorRT de cette carte : deploy/install --onnxruntime FILE (deploy/README.md dit lequel).',
  modelsMissing: 'absents : {models}',
  modelsReinstall: 'Réinstallez la version.',
  modelsAltered: 'altérés : {models}',
  modelsReinstallAltered: 'Réinstallez la version. La borne ne démarre pas avec des modèles altérés.',
  signatureBy: 'par la clé de publication {key}',
  signatureUnpinned: 'signés, mais sans clé épinglée qui dise par qui',
  signatureWrong: 'la signature des modèles ne correspond pas à la clé de publication épinglée',
  signatureAgain:
    'Redemandez la version à la personne qui détient la clé, ou épinglez la bonne clé : deploy/install --release-key FILE.',
  signaturePin: 'Épinglez la clé de publication : deploy/install --release-key FILE.',
  signatureNone: 'non signés et sans clé épinglée : les modèles de n’importe quelle version sont acceptés',
  signatureInstall:
    'Installez une version créée avec "npm run package -- --sign KEYFILE", et épinglez sa clé : deploy/install --release-key FILE.',
  providersFollow: 'Suivez ce que dit « providers » : les modèles n’ont pas été chargés.',
  providersLower: '{models} ; les fournisseurs plus rapides ne fonctionnent pas',
  providersProvision: 'Exécutez : npm run provision, et installez le module TensorRT s’il le demande.',
  enginesNone: 'pas de TensorRT sur cette machine',
  enginesUnfit: 'absents ou périmés : {models}',
  enginesInstall: 'Installez libnvinfer10 de JetPack, ou autorisez "cpu" dans les réglages.',
  enginesBuild: 'Exécutez npm run provision, qui crée les moteurs absents ou périmés.',
  latencyRelieve:
    'Fermez d’autres programmes, réglez le mode d’alimentation le plus puissant et vérifiez « temperature » et « providers ».',

  loopLongest: '{ms} ms au plus',
  loopRestart: 'Redémarrez la borne ; si cela se reproduit, envoyez le dossier d’assistance.',
  inferenceSince: '{seconds} s depuis la dernière exécution',
  inferenceNone: 'aucune exécution pour l’instant',
  inferenceRestart: 'Redémarrez la borne ; si cela se reproduit, exécutez : npm run doctor',
  modelsWait: 'Attendez une minute : les modèles se rechargent. Puis exécutez : npm run doctor',
  storeCheck: 'Vérifiez avec df -h et dmesg si le disque est plein ou en lecture seule.',
  storeBroken: '{folder} : lecture ou écriture impossible ({code})',
  storeAside:
    '{folder} : la base de données était endommagée ; elle a été mise de côté sous {files}, et une nouvelle a été créée',
  storeTell:
    'Prévenez le pharmacien que les passages en attente dans cette base sont perdus. Vérifiez le disque avec dmesg, puis retirez ces fichiers et redémarrez.',

  pinsSet: 'les deux sont définis',
  pinsPharmacist: 'le code PIN du pharmacien manque ou est illisible',
  pinsTechnician: 'le code PIN du technicien manque ou est illisible',
  pinsNone: 'les deux codes PIN manquent ou sont illisibles',
  pinsProvision:
    'Exécutez : npm run provision. Il crée et imprime les codes PIN absents ; un code PIN que vous y saisissez remplace le précédent.',
  cardsNone: 'aucune feuille n’a été créée : aucune tache ne peut être mesurée',
  cardsPrint:
    'Imprimez la feuille à 100 % et posez une carte à côté de la caméra : npm run scale-card -- --out FILE.pdf',
  cardsMade: 'feuille créée le {date}',
  translationsReviewed: 'toutes relues par une personne',
  translationsOpen: 'pas encore relues par une personne : {languages}',
  translationsRead:
    'Faites relire chacune par une personne de langue maternelle qui connaît la pharmacie, et inscrivez son nom dans kiosk-ui/strings/languages.ts.',
  sessionNone: 'aucune pour l’instant',
  sessionToday: 'il y a moins d’un jour',
  sessionDays: 'jours écoulés : {days}',
  sessionAsk: 'Demandez au pharmacien s’il connaît le code PIN et qui s’occupe des passages en attente.',
};
