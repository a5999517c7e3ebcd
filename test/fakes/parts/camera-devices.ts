import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeviceRoots } from '../../../src/devices/camera/video-devices.ts';

export interface UsbNumbers {
  readonly vendor: string;
  readonly product: string;
  readonly serial?: string;
  /** 1 for the node with a camera's metadata. */
  readonly index?: number;
}

/** Folders that stand in for /dev and /sys, laid out as the kernel and udev do. */
export class FakeDevices {
  readonly roots: DeviceRoots;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.roots = { dev: join(folder, 'dev'), sys: join(folder, 'sys') };
  }

  static async create(): Promise<FakeDevices> {
    const devices = new FakeDevices(await mkdtemp(join(tmpdir(), 'devices-')));
    await mkdir(join(devices.roots.dev, 'v4l/by-id'), { recursive: true });
    await mkdir(join(devices.roots.dev, 'v4l/by-path'), { recursive: true });
    await mkdir(join(devices.roots.sys, 'class/video4linux'), { recursive: true });
    return devices;
  }

  node(number: number): string {
    return join(this.roots.dev, `video${number}`);
  }

  /** @param socket the USB port, which becomes the link's name in by-path */
  async plug(number: number, { vendor, product, serial, index = 0 }: UsbNumbers, socket = '1-2') {
    const { dev, sys } = this.roots;
    const usb = join(sys, 'devices/pci0000:00/usb1', `${socket}`);
    const video = join(usb, `${socket}:1.0/video4linux/video${number}`);
    await mkdir(video, { recursive: true });
    await writeFile(join(usb, 'idVendor'), `${vendor}\n`);
    await writeFile(join(usb, 'idProduct'), `${product}\n`);
    if (serial !== undefined) await writeFile(join(usb, 'serial'), `${serial}\n`);
    await writeFile(join(video, 'index'), `${index}\n`);
    await writeFile(join(video, 'name'), 'Integrated Camera: Integrated C\n');
    await symlink(`../../../${socket}:1.0`, join(video, 'device'));
    await symlink(video, join(sys, `class/video4linux/video${number}`));
    await writeFile(join(dev, `video${number}`), '');
    await symlink(`../../video${number}`, join(dev, `v4l/by-path/usb-${socket}-video-index${index}`));
  }

  async unplug(number: number, socket = '1-2') {
    const { dev, sys } = this.roots;
    await rm(this.node(number));
    await rm(join(sys, `class/video4linux/video${number}`));
    await rm(join(sys, 'devices/pci0000:00/usb1', socket), { recursive: true });
    await rm(join(dev, `v4l/by-path/usb-${socket}-video-index0`), { force: true });
  }

  async link(name: string, number: number) {
    await symlink(`../../video${number}`, join(this.roots.dev, 'v4l/by-id', name));
  }

  async unlink(name: string) {
    await rm(join(this.roots.dev, 'v4l/by-id', name));
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true });
  }
}
