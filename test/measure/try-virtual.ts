import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackage, type Package } from '../fakes/machines/packaged.ts';
import { emptyDisk, type VirtualDisk } from '../fakes/virtual/disk.ts';
import type { Hardware } from '../fakes/virtual/qemu.ts';
import { VirtualMachine } from '../fakes/virtual/virtual-machine.ts';
import { pageIsConnected } from './in-the-machine.ts';
import { pullPlug, seePage, seeRecovery } from './try-power.ts';
import { conclude, expected, provisionAndExamine, say, succeeded, timed } from './try-steps.ts';

type Accelerator = Hardware['accelerator'];

const picture = fileURLToPath(new URL('../../.cache/try-install.png', import.meta.url));
const browserUnit = 'spl-kiosk-display.service';
const screenUnit = 'spl-kiosk-screen.service';

/** The steps of deploy/README in a virtual machine with a kernel, a disk and a screen of its own. */
export async function tryVirtual(accelerator: Accelerator): Promise<void> {
  const built = await timed('the package is built', buildPackage);
  const disk = await timed('an empty system is put on a disk', () => diskWith(built));
  let machine: VirtualMachine | undefined;
  const powerOn = async () => {
    machine = await VirtualMachine.powerOn(disk, accelerator, accelerator === 'kvm' ? [] : [browserUnit]);
    return machine;
  };
  try {
    const empty = await timed('from power-on until the empty system answers', powerOn);
    await install(empty);
    if (accelerator === 'kvm') await provisionAndExamine(empty);
    await seeScreen(empty, accelerator);
    await timed('it restarts, until the kiosk is healthy', () => empty.restart().then(() => empty.active()));
    await seePage(empty);
    const trail = await pullPlug(empty);
    await timed('from power-on until the kiosk is healthy', () => powerOn().then((again) => again.active()));
    if (machine) {
      if (accelerator === 'kvm') await seeScreen(machine, accelerator);
      await seeRecovery(machine, trail);
    }
  } finally {
    await machine?.cutPower();
    disk.remove();
  }
  conclude(built.version);
}

function diskWith({ deb, publicPem }: Package): VirtualDisk {
  const folder = mkdtempSync(join(tmpdir(), 'release-key-'));
  const key = join(folder, 'release-key.pem');
  writeFileSync(key, publicPem);
  try {
    return emptyDisk({ 'spl-kiosk.deb': deb, 'release-key.pem': key });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function install(machine: VirtualMachine): Promise<void> {
  // Without the network it can't bring CUPS, which the package recommends.
  const command = ['apt-get', 'install', '--yes', '--no-install-recommends', '/spl-kiosk.deb'];
  const apt = await timed('apt installs the package', () => machine.run(...command));
  if (apt.status !== 0) throw new Error(`apt did not install the package: ${apt.output}`);
  await timed('the kiosk is healthy', () => machine.active());
  const key = await timed('the key of the releases is pinned', () =>
    machine.run('/usr/lib/spl-kiosk/release/deploy/install', '--release-key', '/release-key.pem'),
  );
  succeeded(key, 'the key is pinned');
  await seePage(machine);
}

/** X11 on a driver of the kernel; with KVM also the browser, which is hopeless on an emulated processor. */
async function seeScreen(machine: VirtualMachine, accelerator: Accelerator): Promise<void> {
  if (accelerator === 'kvm')
    await timed('the screen shows the kiosk', () =>
      machine.does('a page is connected', () => pageIsConnected(machine)),
    );
  else {
    await machine.run('systemctl', 'start', screenUnit);
    await timed('X11 runs', () => machine.does('X11 listens', () => x11Listens(machine)));
  }
  expected(await machine.isActive(screenUnit), 'X11 runs as the unit starts it');
  await machine.picture(join(machine.folder, 'screen.png'));
  copyFileSync(join(machine.folder, 'screen.png'), picture);
  say(`        what the screen shows: ${picture}`);
}

async function x11Listens(machine: VirtualMachine): Promise<boolean> {
  const { output } = await machine.run('cat', '/proc/net/unix');
  return output.includes('/tmp/.X11-unix/X0');
}
