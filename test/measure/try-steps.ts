/** Steps of `npm run try-install` that every kind of machine goes through. */
import type { Machine, Ran } from '../fakes/machines/machine.ts';
import { doctorInside } from '../fakes/machines/packaged.ts';

/** The pharmacist's, on a machine that is tried. */
export const pharmacistPin = '482915';

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

const indented = (text: string) => text.trim().replaceAll(/^/gm, '        ');

/** Does one step and prints how long it took. */
export async function timed<T>(name: string, step: () => Promise<T> | T): Promise<T> {
  const begun = performance.now();
  const result = await step();
  say(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${name}`);
  return result;
}

/** Fails the command, and goes on with the next step. */
export function expected(holds: boolean, what: string): void {
  if (holds) return;
  say(`  FAILED: ${what}`);
  process.exitCode = 1;
}

/** A step that has to end with status 0, or the command prints what it said and fails. */
export function succeeded({ status, output }: Ran, what: string): void {
  if (status !== 0) say(indented(output.split('\n').slice(-15).join('\n')));
  expected(status === 0, what);
}

/** There is no camera, printer or screen, and `provision` has to say so. */
export async function provisionAndExamine(machine: Machine): Promise<void> {
  const answers = {
    technician: 'Kim Doe',
    settings: { serial: 'K-7' },
    pins: { pharmacist: pharmacistPin },
  };
  await machine.write('/run/answers.json', JSON.stringify(answers));
  const provision = await timed('provision, with answers from a file', () =>
    machine.run('/usr/local/bin/spl-kiosk', 'provision', '--answers', '/run/answers.json'),
  );
  say(indented(provision.output.trim().split('\n').slice(-3).join('\n')));
  expected(
    /camera/i.test(provision.output) && provision.status !== 0,
    'provision says that a camera is missing',
  );
  const checks = await timed('doctor', () => doctorInside(machine));
  const failed = checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
  say(indented(`${checks.length} checks; failed: ${failed.join(', ') || 'none'}`));
  expected(checks.length > 20, 'doctor examines the machine');
}

export function conclude(version: string): void {
  say(
    `spl-kiosk ${version}: ${process.exitCode === 1 ? 'NOT as deploy/README says' : 'as deploy/README says'}`,
  );
}
