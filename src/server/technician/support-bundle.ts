import type { TechnicianState } from '../../contract/technician.ts';
import type { Settings } from '../../settings.ts';

/** Settings that say nothing of the pharmacy or its network; the others are only named. */
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

/** What is sent to those who look after the kiosk: what the page shows, and how it is set. No photo, no answer, no visit. */
export interface SupportBundle extends TechnicianState {
  readonly at: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly settingsLeftOut: readonly string[];
}

export function supportBundle(state: TechnicianState, settings: Settings, now: Date): SupportBundle {
  const names = Object.keys(settings) as (keyof Settings)[];
  return {
    at: now.toISOString(),
    ...state,
    settings: Object.fromEntries(told.map((name) => [name, settings[name]])),
    settingsLeftOut: names.filter((name) => !told.includes(name)),
  };
}
