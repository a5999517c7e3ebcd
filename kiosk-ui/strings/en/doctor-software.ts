/** What the checks say about the release, its models, the running kiosk and its use. */
export const software = {
  nodeTested: '{own}, tested with {pinned}',
  nodeMadeFor: '{own}, made for {pinned}',
  nodeStart: 'Start the kiosk through npm or its unit, which bring Node along.',
  packagesLocked: 'spl-kiosk {release}, {n} packages as locked',
  packagesOdd: 'not as locked: {names}',
  packagesInstall: 'Install the release again, or run: npm ci',
  releaseBecause: '{version}, because {newer} did not become healthy',
  releaseReason: 'Find the reason with: journalctl -u spl-kiosk. Then install a corrected release.',
  settingsShipped: 'all as shipped',
  settingsSet: 'set: {names}',

  bindingReinstall: 'Install the release again. Its binding does not load.',
  bindingVersion: '{version}, compiled with {providers}',
  bindingWithout: '{version}, compiled with {providers}; without {missing}',
  bindingExact:
    'Install the binding for exactly onnxruntime {version}: the installed one is for another version.',
  bindingInstall:
    'Install the TensorRT binding for this board: deploy/install --onnxruntime FILE (deploy/README.md says which).',
  modelsMissing: 'missing: {models}',
  modelsReinstall: 'Install the release again.',
  modelsAltered: 'altered: {models}',
  modelsReinstallAltered: 'Install the release again. The kiosk does not start with altered models.',
  signatureBy: 'by the release key {key}',
  signatureUnpinned: 'signed, but no key is pinned that tells by whom',
  signatureWrong: 'the signature of the models does not fit the pinned release key',
  signatureAgain:
    'Get the release again from whoever holds the key, or pin the right key: deploy/install --release-key FILE.',
  signaturePin: 'Pin the release key: deploy/install --release-key FILE.',
  signatureNone: 'not signed, and no key is pinned: models are taken from any release',
  signatureInstall:
    'Install a release built with "npm run package -- --sign KEYFILE", and pin its key: deploy/install --release-key FILE.',
  providersFollow: 'Follow what “providers” says: the models did not load.',
  providersLower: '{models}; better providers do not run',
  providersProvision: 'Run: npm run provision, and install the TensorRT binding if it says so.',
  enginesNone: 'no TensorRT on this machine',
  enginesUnfit: 'missing or stale: {models}',
  enginesInstall: 'Install JetPack’s libnvinfer10, or allow "cpu" in the settings.',
  enginesBuild: 'Run npm run provision, which builds the engines that are missing or stale.',
  latencyRelieve: 'End other programs, set the strongest power mode, and check temperature and providers.',

  loopLongest: '{ms} ms at most',
  loopRestart: 'Restart the kiosk; if this happens again, send the support bundle.',
  inferenceSince: '{seconds} s since the last run',
  inferenceNone: 'no run yet',
  inferenceRestart: 'Restart the kiosk; if this happens again, run: npm run doctor',
  modelsWait: 'Wait a minute: the models are being loaded again. Then run: npm run doctor',
  storeCheck: 'Check with df -h and dmesg whether the disk is full or read-only.',
  storeBroken: '{folder}: can’t be read or written ({code})',
  storeAside: '{folder}: the database was damaged; it was put aside as {files}, and a new one created',
  storeTell:
    'Tell the pharmacist that the visits waiting in it are lost. Check the disk with dmesg, then move these files away and restart.',

  pinsSet: 'both are set',
  pinsPharmacist: 'the pharmacist’s PIN is missing or can’t be read',
  pinsTechnician: 'the technician’s PIN is missing or can’t be read',
  pinsNone: 'both PINs are missing or can’t be read',
  pinsProvision:
    'Run: npm run provision. It makes the PINs that are missing and prints them; a PIN that you type there replaces the one before.',
  cardsNone: 'no sheet was made: no spot can be measured',
  cardsPrint:
    'Print the sheet at 100 % and lay a card beside the camera: npm run scale-card -- --out FILE.pdf',
  cardsMade: 'sheet made on {date}',
  translationsReviewed: 'all reviewed by a person',
  translationsOpen: 'not yet reviewed by a person: {languages}',
  translationsRead:
    'Have a native speaker who knows the pharmacy read each, and enter the name in kiosk-ui/strings/languages.ts.',
  sessionNone: 'none yet',
  sessionToday: 'within a day',
  sessionDays: '{days} days ago',
  sessionAsk: 'Ask the pharmacist whether the PIN is known and who looks at the visits that wait.',
} as const;
