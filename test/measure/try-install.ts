/**
 * `npm run try-install`: the steps of deploy/README that need no Jetson, on an empty Debian that is booted with its own
 * systemd, and how long each takes. It needs root. There is no camera, printer or screen, and `provision` has to say so.
 */
import { rmSync } from 'node:fs';
import { Booted } from '../fakes/machines/booted.ts';
import { whyNoDebian } from '../fakes/machines/debian.ts';
import { doctorInside, installPackage, variants } from '../fakes/machines/packaged.ts';
import { noArguments } from './measure-arguments.ts';

await noArguments(`Usage: npm run try-install

Installs the package of this checkout on an empty, booted Debian, sets it up, examines it and cuts its power; prints the
seconds that each step takes.`);

const why = whyNoDebian('test/integration/deploy-machine.test.ts');
if (why !== null) {
  process.stderr.write(`A machine can't be made here: ${why}.\n`);
  process.exit(1);
}

/** Does one step and prints how long it took. */
async function timed<T>(name: string, step: () => Promise<T> | T): Promise<T> {
  const begun = performance.now();
  const result = await step();
  process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${name}\n`);
  return result;
}

/** Fails the command, and goes on with the next step. */
function expected(holds: boolean, what: string): void {
  if (holds) return;
  process.stdout.write(`  FAILED: ${what}\n`);
  process.exitCode = 1;
}

const { debian, version } = await timed(
  'the package is built and installed on an empty system',
  installPackage,
);
let machine: Booted | undefined;
try {
  machine = await timed('the machine boots until the kiosk is healthy', () => healthy(debian.root));
  const booted = machine;
  booted.write('/run/answers.json', JSON.stringify({ technician: 'Kim Doe', settings: { serial: 'K-7' } }));
  const provision = await timed('provision, with answers from a file', () =>
    booted.run('/usr/local/bin/spl-kiosk', 'provision', '--answers', '/run/answers.json'),
  );
  process.stdout.write(
    provision.output.trim().split('\n').slice(-3).join('\n').replaceAll(/^/gm, '        '),
  );
  process.stdout.write('\n');
  expected(
    /camera/i.test(provision.output) && provision.status !== 0,
    'provision says that a camera is missing',
  );
  const checks = await timed('doctor', () => doctorInside(booted, debian.root));
  const failed = checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
  process.stdout.write(`        ${checks.length} checks; failed: ${failed.join(', ') || 'none'}\n`);
  expected(checks.length > 20, 'doctor examines the machine');
  await timed('power is cut', () => machine?.cutPower());
  machine = await timed('the machine boots again until the kiosk is healthy', () => healthy(debian.root));
  process.stdout.write(
    `spl-kiosk ${version}: ${process.exitCode === 1 ? 'NOT as deploy/README says' : 'as deploy/README says'}\n`,
  );
} finally {
  await machine?.cutPower();
  debian.remove();
  rmSync(variants, { recursive: true, force: true });
}

async function healthy(root: string): Promise<Booted> {
  const booted = await Booted.boot(root, {});
  await booted.active();
  return booted;
}
