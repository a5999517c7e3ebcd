import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the kernel shows devices: `/dev` and `/sys`, or folders that stand in for them in tests. */
export interface DeviceRoots {
  readonly dev: string;
  readonly sys: string;
}

export interface VideoDevice {
  /** `/dev/video0` */
  readonly node: string;
  /**
   * What stays the same when a camera is plugged in elsewhere: "usb:046d:082d:A1B2C3" (vendor, product, serial number,
   * which is empty if the camera has none), or "name:…" for a camera that is not on USB; null if the kernel says
   * nothing about it.
   */
  readonly identity: string | null;
}

/** The video devices that give pictures, by number. The other nodes of a USB camera carry metadata. */
export async function videoDevices({ dev, sys }: DeviceRoots): Promise<VideoDevice[]> {
  const numbers = (await readdir(dev).catch(() => []))
    .flatMap((name) => /^video(\d{1,3})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const all = await Promise.all(
    numbers.map(async (number): Promise<VideoDevice[]> => {
      const folder = join(sys, 'class/video4linux', `video${number}`);
      const index = (await line(folder, 'index')) ?? '0';
      if (index !== '0') return [];
      return [{ node: join(dev, `video${number}`), identity: await identityOf(folder) }];
    }),
  );
  return all.flat();
}

async function identityOf(folder: string): Promise<string | null> {
  const usb = await usbDevice(join(folder, 'device'));
  if (usb !== undefined) {
    const [vendor, product, serial] = await Promise.all(
      ['idVendor', 'idProduct', 'serial'].map((name) => line(usb, name)),
    );
    return `usb:${vendor}:${product}:${serial ?? ''}`;
  }
  const name = await line(folder, 'name');
  return name === undefined ? null : `name:${name}`;
}

/** `device` links to a USB interface; the folder above it is the device, which has the numbers. */
async function usbDevice(link: string): Promise<string | undefined> {
  const target = await realpath(link).catch(() => undefined);
  if (target === undefined) return undefined;
  for (const folder of [target, dirname(target)]) {
    if ((await line(folder, 'idVendor')) !== undefined) return folder;
  }
  return undefined;
}

const line = async (folder: string, name: string): Promise<string | undefined> =>
  readFile(join(folder, name), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
