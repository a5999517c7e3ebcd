import type { PassedOverView } from '../../../src/contract/technician.ts';

type Hindrance = PassedOverView['hindrance'];

/** Every sentence on the technician's page in English, except what the checks say (doctor.ts). */
export const workshop = {
  brand: 'spl-kiosk',
  role: 'Technician',
  signOut: 'Sign out',
  lost: 'The kiosk does not answer. It may be starting; this page continues by itself.',
  ready: 'Ready for customers',
  readyButFailed: 'Customers can be screened, but something is not right',
  failing: '{failed} failed, {degraded} degraded: what to do is said below.',
  notReady: 'Not ready for customers',
  notAlive: 'The kiosk has stopped working: systemd will restart it',
  busy: 'A customer is at the kiosk',
  checked: 'Checked at {time} ({zone})',
  up: 'Running for {time}',
  versions: 'Versions',
  release: 'spl-kiosk {release} on Node {node}, kiosk {serial}',
  runs: '{name} {version} on {provider}',
  /** Why a better provider does not run a model. */
  hindrances: {
    'not-compiled-in': 'not built into this onnxruntime',
    'no-engine': 'no engine for this machine',
    'does-not-open': 'does not open',
  } satisfies Record<Hindrance, string>,
  wrong: 'What to do',
  checks: 'What is fine',
  statuses: { ok: 'ok', degraded: 'degraded', failed: 'failed' },
  day: 'The last 24 hours',
  heat: 'Hottest sensor, °C',
  latency: 'One run of a model, ms',
  memory: 'Memory of daemon and models, MiB',
  noData: 'Nothing measured yet. From its start, the kiosk adds a point a minute.',
  newest: 'newest {value}, highest {highest}',
  log: 'Log',
  logNote: 'In English, for those who support this kiosk.',
  actions: 'Tests',
  printTest: 'Print a test slip',
  captureTest: 'Take a test photo',
  captureNote: 'The photo is measured and dropped: this page shows none.',
  restart: 'Restart the kiosk',
  restartNote: 'Possible only where systemd starts it again.',
  restarting: 'The kiosk restarts.',
  bundle: 'Save the support bundle',
  bundleNote: 'What this page shows, and how the kiosk is set up. No photo, no answer, no visit.',
  bundleNotHere:
    'The kiosk’s own screen saves no files. In a terminal (over SSH, or here with a keyboard and Ctrl+Alt+F1), this command asks for the PIN and writes the bundle:',
  running: 'Running …',
  done: 'Done: {value}',
  notDone: 'Not done, only tried without a device: {value}',
  failed: 'Failed ({code}): {message}',
};
