import type { CheckView, LogLine, TechnicianState } from '../../contract/technician.ts';
import type { Settings } from '../../settings.ts';

/** Settings that say nothing about the pharmacy or its network; of the others only the names are given. */
const told: readonly (keyof Settings)[] = [
  ...([
    'port',
    'camera',
    'cameraWidth',
    'cameraHeight',
    'cameraTimeoutSeconds',
    'providers',
    'inferenceTimeoutSeconds',
  ] as const),
  ...(['countdownSeconds', 'turnSeconds', 'idleWarnSeconds', 'idleResetSeconds', 'screenWidthMm'] as const),
  ...(['retentionHours', 'devFolder', 'sysFolder', 'procFolder'] as const),
];

/**
 * The file for those who support the kiosk: what the page shows, and how the kiosk is set up. It holds no photo, no
 * answer and no visit.
 */
export interface SupportBundle extends Omit<TechnicianState, 'checks'> {
  readonly at: string;
  /** In English, for whoever supports the kiosk. */
  readonly checks: readonly BundledCheck[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly settingsLeftOut: readonly string[];
}

type BundledCheck = Omit<CheckView, 'sentences'>;

/**
 * Checks and errors name the desk link's address, the printer's and the folder of the papers, all of which are the
 * pharmacy's own.
 */
function withoutPlaces({ printer, slipFolder }: Settings): (text: string) => string {
  const [, address] = /^escpos:([^/].*)$/.exec(printer) ?? [];
  return (text) => {
    const urls = text.replace(/https:\/\/\S+?(?=,|\s|$)/g, 'its address');
    const printers = address === undefined ? urls : urls.replaceAll(address, 'its address');
    return slipFolder === null ? printers : printers.replaceAll(slipFolder, 'its folder');
  };
}

export function supportBundle(state: TechnicianState, settings: Settings, now: Date): SupportBundle {
  const names = Object.keys(settings) as (keyof Settings)[];
  const blanked = withoutPlaces(settings);
  const ofCheck = ({ sentences: _, value, remedy, ...check }: CheckView): BundledCheck => ({
    ...check,
    value: blanked(value),
    remedy: remedy && blanked(remedy),
  });
  const ofLine = ({ details, ...line }: LogLine): LogLine => ({ ...line, details: details.map(blanked) });
  return {
    at: now.toISOString(),
    ...state,
    checks: state.checks.map(ofCheck),
    log: state.log.map(ofLine),
    settings: Object.fromEntries(told.map((name) => [name, settings[name]])),
    settingsLeftOut: names.filter((name) => !told.includes(name)),
  };
}
