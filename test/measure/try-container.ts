import { rmSync } from 'node:fs';
import { Booted } from '../fakes/machines/booted.ts';
import { installPackage, variants } from '../fakes/machines/packaged.ts';
import { conclude, provisionAndExamine, timed } from './try-steps.ts';

/** The steps of deploy/README on a Debian in a folder, booted with its own systemd. */
export async function tryContainer(): Promise<void> {
  const { debian, version } = await timed(
    'the package is built and installed on an empty system',
    installPackage,
  );
  let machine: Booted | undefined;
  try {
    machine = await timed('the machine boots until the kiosk is healthy', () => healthy(debian.root));
    await provisionAndExamine(machine);
    await timed('power is cut', () => machine?.cutPower());
    machine = await timed('the machine boots again until the kiosk is healthy', () => healthy(debian.root));
    conclude(version);
  } finally {
    await machine?.cutPower();
    debian.remove();
    rmSync(variants, { recursive: true, force: true });
  }
}

async function healthy(root: string): Promise<Booted> {
  const booted = await Booted.boot(root, {});
  await booted.active();
  return booted;
}
