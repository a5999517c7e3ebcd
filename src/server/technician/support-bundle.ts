import type { CheckView, TechnicianState } from '../../contract/technician.ts';
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

/** The desk link's check names an address of the pharmacy's network. */
const withoutAddress = ({ sentences: _, value, ...check }: CheckView): BundledCheck => ({
  ...check,
  value: value.replace(/https:\/\/\S+?(?=,|\s|$)/, 'its address'),
});

export function supportBundle(state: TechnicianState, settings: Settings, now: Date): SupportBundle {
  const names = Object.keys(settings) as (keyof Settings)[];
  return {
    at: now.toISOString(),
    ...state,
    checks: state.checks.map(withoutAddress),
    settings: Object.fromEntries(told.map((name) => [name, settings[name]])),
    settingsLeftOut: names.filter((name) => !told.includes(name)),
  };
}
