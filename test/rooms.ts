/**
 * What each room of the house may import, besides itself: files and folders of ours, packages by name. A trailing `/`
 * means a folder; `node:` all that Node brings. The room with the longest matching path counts.
 */
export interface Room {
  readonly may: readonly string[];
  /** Imports of types, which are erased. */
  readonly types?: readonly string[];
}

/** Interfaces to the hardware. */
export const ports = [
  'src/inference/port.ts',
  'src/imaging/port.ts',
  'src/imaging/tasks.ts',
  'src/devices/camera/camera.ts',
  'src/devices/printer/printer.ts',
  'src/devices/system/readings.ts',
];

const screening = (...rooms: readonly string[]) => rooms.map((room) => `src/screening/${room}/`);
const errors = 'src/errors.ts';
const logger = 'src/logger.ts';
const settings = 'src/settings.ts';
const commandLine = 'src/commands/command-line/';

/** Code that reads this machine and changes nothing, for technicians. */
const instruments = [
  'src/devices/system/link-address.ts',
  'src/devices/system/camera-list.ts',
  'src/devices/system/engine-platform.ts',
  'src/devices/system/disk-encryption.ts',
  'src/devices/system/read-system.ts',
  'src/devices/system/run-program.ts',
];

const technician: Room = {
  may: [
    'src/technician/',
    ...ports,
    ...instruments,
    ...['src/open/', 'src/imaging/', 'src/inference/', 'src/vision/', 'src/screening/', 'src/contract/'],
    ...[commandLine, errors, logger, settings, 'node:', 'zod', 'sharp'],
  ],
};

const preact = ['preact', '@preact/signals'];

export const rooms: Readonly<Record<string, Room>> = {
  'src/main.ts': {
    may: [commandLine, 'src/commands/', 'src/analyze/', 'src/technician/'],
  },
  'src/kiosk.ts': {
    may: [
      ...['src/open/', 'src/server/', 'src/technician/', 'node:url'],
      ...['src/devices/system/systemd.ts', 'src/devices/system/sweep-memory.ts'],
      'src/devices/system/link-address.ts',
      ...['src/imaging/one-shot.ts', 'src/inference/port.ts', 'src/vision/load-manifest.ts'],
    ],
    types: [settings, logger],
  },
  'src/settings.ts': {
    may: [
      'src/settings/',
      'src/screening/visit/language.ts',
      ...ports,
      'src/devices/names.ts',
      'node:',
      'zod',
    ],
  },
  // Settings that are printed are refused if the papers' fonts lack a letter.
  'src/settings/': {
    may: ['src/slip/letters.ts', 'src/screening/record/plain-text.ts', errors, 'node:', 'zod'],
  },
  'src/errors.ts': { may: [] },
  'src/logger.ts': { may: ['pino'] },
  'src/signature.ts': { may: ['node:crypto'] },
  'src/privileged/': { may: [errors, 'node:'] },

  'src/contract/': { may: ['src/screening/', errors, 'zod'] },
  'src/screening/space/': { may: [] },
  'src/screening/lesion/': { may: screening('space') },
  'src/screening/judgement/': { may: screening('space', 'lesion') },
  'src/screening/visit/': { may: screening('space', 'lesion', 'judgement'), types: [errors] },
  'src/screening/record/': { may: screening('space', 'lesion', 'judgement', 'visit') },

  'src/vision/': { may: ['src/screening/', ...ports, errors, 'node:', 'zod', 'sharp', 'js-aruco2'] },
  'src/explain/': { may: ['src/screening/', 'src/vision/', 'sharp'] },
  'src/slip/': {
    may: [
      ...['src/screening/', ...ports, errors, 'node:', 'sharp', 'pdfkit', 'qrcode'],
      ...['bidi-js/dist/bidi.mjs', 'linebreak'],
      ...['@point-of-sale/receipt-printer-encoder', 'kiosk-ui/strings/plural.ts'],
    ],
  },
  'src/fhir/bundle/': { may: ['src/screening/', 'node:crypto'], types: ['@medplum/fhirtypes'] },
  'src/fhir/outbox.ts': {
    may: ['src/store/port.ts', errors, 'node:', 'zod'],
    types: ['src/screening/', logger],
  },
  // All that decodes, cuts and encodes pictures; the daemon knows its process and its port alone.
  'src/imaging/': {
    may: [
      ...['src/inference/', 'src/vision/', 'src/explain/', 'src/slip/', 'src/screening/'],
      ...['src/settings/child-environment.ts', errors, 'node:', 'zod'],
    ],
  },
  'src/inference/': { may: [errors, 'node:', 'zod', 'onnxruntime-node'] },
  'src/store/': { may: ['src/screening/', errors, 'node:', 'zod'], types: [logger] },

  'src/devices/': { may: [errors, 'node:'] },
  'src/devices/open.ts': { may: ['src/devices/', errors, ...ports, 'node:'] },
  'src/devices/camera/': {
    may: ['src/devices/*', errors, ...ports, 'src/vision/pixels/picture-fault.ts', 'node:', 'node-webcam'],
  },
  'src/devices/printer/': { may: ['src/devices/*', errors, 'node:', 'zod', '@sealsystems/ipp'] },
  'src/devices/system/': {
    may: ['src/devices/*', 'src/devices/camera/video-devices.ts', errors, 'node:', 'zod', 'systemd-notify'],
    types: ['src/inference/engine-store.ts'],
  },

  'src/open/': {
    may: [
      ...[
        'src/devices/',
        'src/imaging/',
        'src/inference/',
        'src/store/',
        'src/fhir/',
        'src/slip/',
        'src/vision/',
      ],
      ...['src/screening/', 'src/signature.ts', errors, 'kiosk-ui/strings/', 'package.json', 'node:'],
    ],
    types: [settings, logger, '@medplum/fhirtypes'],
  },
  [commandLine]: { may: [errors, 'node:'] },
  'src/commands/': {
    may: [
      ...['src/open/', 'src/kiosk.ts', commandLine, errors, logger, settings, 'node:'],
      ...['src/imaging/one-shot.ts', 'src/server/auth/', 'src/server/technician/log-tail.ts'],
      // A command may do as a browser does.
      ...['src/contract/sign-in.ts', 'src/settings/ports.ts'],
    ],
    types: ['src/screening/', 'src/store/open-store.ts', 'src/server/doors.ts'],
  },
  'src/analyze/': {
    may: [
      ...['src/open/', 'src/screening/', 'src/vision/', 'src/explain/', ...ports],
      ...[commandLine, errors, settings, 'node:'],
    ],
  },

  'src/server/doors.ts': {
    may: ['src/server/', 'src/settings/ports.ts', errors, 'node:', 'express'],
    types: ['src/open/opened.ts', settings, logger],
  },
  'src/server/http/': {
    may: ['src/privileged/', errors, 'node:', 'express'],
    types: ['src/contract/', logger],
  },
  'src/server/auth/': {
    may: ['src/contract/', 'src/server/http/', 'src/privileged/', errors, 'node:', 'zod', 'express'],
  },
  'src/server/visit/': {
    may: [
      ...[
        'src/contract/',
        'src/server/http/',
        'src/screening/',
        'src/vision/',
        'src/store/port.ts',
        ...ports,
      ],
      ...[errors, 'node:', 'socket.io', 'src/settings/opening-hours.ts'],
    ],
    types: [settings, logger],
  },
  'src/server/link/': {
    may: [
      ...['src/contract/', 'src/server/http/', 'src/server/auth/', 'src/privileged/'],
      ...[errors, 'node:', 'zod', 'express', 'socket.io'],
    ],
    types: ['src/open/desk-link.ts', 'src/devices/system/link-address.ts', logger],
  },
  'src/server/pharmacist/': {
    may: [
      ...['src/contract/', 'src/server/http/', 'src/server/auth/', 'src/server/visit/', 'src/store/port.ts'],
      'src/store/audit-lines.ts',
      // The table of lesions that the command line writes is the one that the pharmacist downloads.
      ...['src/screening/', 'src/explain/', 'src/vision/', 'src/analyze/lesions-csv.ts', ...ports],
      ...[errors, 'node:', 'zod', 'express', 'socket.io'],
    ],
    types: [logger],
  },
  'src/server/technician/': {
    may: ['src/contract/', 'src/server/auth/', 'src/technician/readings/self-tests.ts', 'zod', 'express'],
    types: [...ports, 'src/technician/', 'src/store/port.ts', settings, logger],
  },

  // The page says in other languages what the checks say in English.
  'src/technician/checks/': {
    may: [...ports, 'kiosk-ui/strings/en/doctor.ts', 'kiosk-ui/shared/fill.ts'],
    types: [errors],
  },
  'src/technician/readings/': {
    // It reads sizes from bytes, and whether PINs are set; it opens nothing.
    may: [...technician.may, 'src/devices/camera/jpeg-header.ts', 'src/server/auth/pin.ts'],
  },
  'src/technician/bench/': {
    // It starts processes of its own.
    may: [...technician.may, 'src/settings/child-environment.ts'],
  },
  'src/technician/doctor/': technician,
  'src/technician/health/': {
    may: [...technician.may, 'prom-client'],
    // The daemon's metrics listen to its visits, and its health feeds systemd's watchdog.
    types: [...['src/server/visit/visit-observer.ts', 'src/store/port.ts', 'src/devices/system/systemd.ts']],
  },
  'src/technician/provision/': {
    // It sets the PINs of the server.
    may: [
      ...technician.may,
      ...['src/privileged/', 'src/server/auth/', 'src/settings/', 'pdfkit', 'protobufjs'],
    ],
  },
  'src/technician/wipe/': {
    // It erases in other users' folders what this machine's programs keep running.
    may: [
      'src/privileged/',
      ...instruments,
      'src/devices/system/runtime-folder.ts',
      commandLine,
      errors,
      settings,
      'node:',
    ],
  },
  'src/technician/': { may: ['src/technician/checks/', 'src/technician/*', ...ports, 'node:', 'zod'] },

  'models/evaluate/': {
    may: [
      ...['src/open/', 'src/screening/', 'src/vision/', 'src/analyze/report.ts', commandLine, ...ports],
      ...[errors, settings, 'node:', 'zod', 'sharp'],
    ],
  },

  // The customer's page imports types from the contract and, as code, only the body map's numbers, so that zod stays out
  // of its bundle. The pages that fetch JSON parse it with the contract's schemas.
  'kiosk-ui/vite.config.ts': { may: ['node:', 'vite'] },
  'kiosk-ui/strings/': { may: [], types: ['src/contract/'] },
  'kiosk-ui/shared/': {
    may: [
      ...['kiosk-ui/strings/', 'src/contract/sign-in.ts', 'src/contract/desk-link.ts'],
      ...[...preact, 'socket.io-client'],
    ],
    types: ['src/contract/'],
  },
  'kiosk-ui/kiosk/': {
    may: ['kiosk-ui/shared/', 'kiosk-ui/strings/', 'kiosk-ui/sound/', 'src/contract/body-map.ts', ...preact],
    types: ['src/contract/'],
  },
  // It reads the customer's page aloud.
  'kiosk-ui/sound/': {
    may: [
      ...['kiosk-ui/shared/', 'kiosk-ui/strings/', 'kiosk-ui/kiosk/words.ts'],
      ...['kiosk-ui/kiosk/countdown-word.ts', ...preact],
    ],
    types: ['src/contract/'],
  },
  'kiosk-ui/pair/': {
    may: ['kiosk-ui/shared/', 'kiosk-ui/strings/', 'src/contract/desk-link.ts', ...preact],
    types: ['src/contract/'],
  },
  'kiosk-ui/pharmacist/': {
    may: [
      ...['kiosk-ui/shared/', 'kiosk-ui/strings/', 'src/contract/audit.ts', 'src/contract/desk-link.ts'],
      'src/contract/letter-room.ts',
      ...[...preact, 'socket.io-client', 'qr'],
    ],
    types: ['src/contract/'],
  },
  'kiosk-ui/technician/': {
    may: ['kiosk-ui/shared/', 'kiosk-ui/strings/', 'src/contract/technician.ts', ...preact],
    types: ['src/contract/'],
  },

  'deploy/installer/': { may: [commandLine, errors, 'src/signature.ts', 'src/privileged/', 'node:', 'zod'] },
  'deploy/package/': {
    may: ['deploy/installer/', 'deploy/speech/', commandLine, settings, 'src/signature.ts', 'node:', 'zod'],
  },
  'deploy/speech/': { may: ['kiosk-ui/strings/', commandLine, errors, 'node:'], types: ['src/contract/'] },
  'deploy/health-gate.ts': { may: [settings, 'src/settings/ports.ts', errors, 'node:'] },
};
