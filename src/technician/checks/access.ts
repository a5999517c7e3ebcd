import type { AccessReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';

/** Groups that own the camera, the GPU of a Jetson and a printer on USB. */
const groupsOf = (onJetson: boolean) => (onJetson ? ['video', 'render', 'lp'] : ['video', 'lp']);

export function checkGroups({ groups, isRoot }: AccessReadings, onJetson: boolean): Check {
  const name = 'groups';
  if (isRoot) return degraded(name, 'root', 'Run the kiosk as its own user, as its systemd unit does.');
  const own = new Set((groups?.stdout ?? '').trim().split(/\s+/));
  const missing = groupsOf(onJetson).filter((group) => !own.has(group));
  return missing.length === 0
    ? ok(name, groupsOf(onJetson).join(', '))
    : failed(
        name,
        `not in ${missing.join(', ')}`,
        `Run: sudo usermod -aG ${missing.join(',')} USER, with the kiosk's user, and start the kiosk again.`,
      );
}

/** The programs that the kiosk starts. */
export const programs = ['fswebcam', 'ffmpeg', 'setpriv', 'timeout', 'systemd-notify'] as const;
const indispensable = new Set<string>(['fswebcam', 'setpriv', 'timeout']);

export function checkPrograms({ missingPrograms }: AccessReadings): Check {
  const name = 'programs';
  if (missingPrograms.length === 0) return ok(name, programs.join(', '));
  const value = `missing: ${missingPrograms.join(', ')}`;
  const remedy = `Install them: sudo apt-get install ${missingPrograms.map(packageOf).join(' ')}`;
  return missingPrograms.some((program) => indispensable.has(program))
    ? failed(name, value, remedy)
    : degraded(name, value, remedy);
}

const packages: Readonly<Record<string, string>> = {
  setpriv: 'util-linux',
  timeout: 'coreutils',
  'systemd-notify': 'systemd',
};
const packageOf = (program: string) => packages[program] ?? program;

export function checkScratch({ scratchFault }: AccessReadings): Check {
  return scratchFault === null
    ? ok('memory-for-photos', 'a folder in memory alone')
    : failed(
        'memory-for-photos',
        scratchFault,
        'Mount a tmpfs at /dev/shm that the kiosk’s user may write to.',
      );
}
