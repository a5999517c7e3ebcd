import type { AccessReadings } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { say, sayMore } from './sentence.ts';

/** Groups that own the camera, the GPU of a Jetson and a printer on USB. */
const groupsOf = (onJetson: boolean) => (onJetson ? ['video', 'render', 'lp'] : ['video', 'lp']);

export function checkGroups({ groups, isRoot }: AccessReadings, onJetson: boolean): Check {
  const name = 'groups';
  if (isRoot) return degraded(name, 'root', say('groupsOwnUser'));
  const own = new Set((groups?.stdout ?? '').trim().split(/\s+/));
  const missing = groupsOf(onJetson).filter((group) => !own.has(group));
  return missing.length === 0
    ? ok(name, groupsOf(onJetson).join(', '))
    : failed(
        name,
        say('groupsMissing', { groups: missing.join(', ') }),
        say('groupsJoin', { groups: missing.join(',') }),
      );
}

/** The programs that the kiosk starts. */
export const programs = ['fswebcam', 'ffmpeg', 'setpriv', 'timeout', 'systemd-notify'] as const;
const indispensable = new Set<string>(['fswebcam', 'setpriv', 'timeout']);

export function checkPrograms({ missingPrograms }: AccessReadings): Check {
  const name = 'programs';
  if (missingPrograms.length === 0) return ok(name, programs.join(', '));
  const value = say('programsMissing', { programs: missingPrograms.join(', ') });
  const remedy = say('programsInstall', { packages: missingPrograms.map(packageOf).join(' ') });
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
    ? ok('memory-for-photos', say('scratchInMemory'))
    : failed('memory-for-photos', sayMore(scratchFault, say('scratchNone')), say('scratchMount'));
}
