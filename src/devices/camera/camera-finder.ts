import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KioskError } from '../../errors.ts';
import { type DeviceRoots, type VideoDevice, videoDevices } from './video-devices.ts';

/**
 * Finds the kiosk's camera at each opening, because devices change their number when they are plugged in again. The
 * first camera found is the kiosk's until it restarts; a different one in its place is refused.
 */
export class CameraFinder {
  readonly #wanted: string;
  readonly #roots: DeviceRoots;
  /** The kiosk's own camera, and all cameras that were there when it was found. */
  #own: { readonly identity: string; readonly known: ReadonlySet<string | null> } | undefined;

  /** @param wanted 'auto', '/dev/…', or 'usb:vendor:product' with or without ':serial' */
  constructor(wanted: string, roots: DeviceRoots) {
    this.#wanted = wanted;
    this.#roots = roots;
  }

  /**
   * @returns its node, such as /dev/video0
   * @throws KioskError `camera-missing`, `camera-changed`, `camera-ambiguous`
   */
  async find(): Promise<string> {
    const devices = await videoDevices(this.#roots);
    const named = await this.#named(devices);
    const found = this.#own ? this.#ownAmong(devices, named) : this.#first(devices, named);
    if (!this.#own && found.identity !== null) {
      this.#own = { identity: found.identity, known: new Set(devices.map(({ identity }) => identity)) };
    }
    return found.node;
  }

  #first(devices: readonly VideoDevice[], named: VideoDevice | undefined): VideoDevice {
    const found = this.#wanted.startsWith('/')
      ? named
      : devices.find(({ identity }) => this.#wanted === 'auto' || matches(identity, this.#wanted));
    if (found === undefined) throw missing(this.#wanted);
    const alike = devices.filter(({ identity }) =>
      this.#wanted.startsWith('usb:')
        ? matches(identity, this.#wanted)
        : identity !== null && identity === found.identity,
    );
    if (alike.length > 1 && named === undefined) throw ambiguous(alike);
    return found;
  }

  #ownAmong(devices: readonly VideoDevice[], named: VideoDevice | undefined): VideoDevice {
    const own = this.#own;
    const alike = devices.filter(({ identity }) => identity === own?.identity);
    const found = alike.find(({ node }) => node === named?.node) ?? alike[0];
    if (found === undefined) {
      throw devices.some(({ identity }) => !own?.known.has(identity)) ? changed() : missing(this.#wanted);
    }
    if (alike.length > 1 && named === undefined) throw ambiguous(alike);
    return found;
  }

  /** The device that the settings name by a path. A link may be gone after the camera was plugged in again. */
  async #named(devices: readonly VideoDevice[]): Promise<VideoDevice | undefined> {
    if (!this.#wanted.startsWith('/dev/')) return undefined;
    const path = join(this.#roots.dev, this.#wanted.slice('/dev/'.length));
    const target = await realpath(path).catch(() => undefined);
    return devices.find(({ node }) => target !== undefined && basename(node) === basename(target));
  }
}

/** "usb:046d:082d" fits any camera of that kind. */
const matches = (identity: string | null, wanted: string): boolean =>
  identity !== null && (identity === wanted || identity.startsWith(`${wanted}:`));

const missing = (wanted: string) =>
  new KioskError(
    'camera-missing',
    `No camera${wanted === 'auto' ? '' : ` at ${wanted}`}. Check its cable, or name another device in the settings.`,
  );

const changed = () =>
  new KioskError(
    'camera-changed',
    'Another camera was plugged in. Plug the first one in again, or restart the kiosk to use the new one.',
  );

const ambiguous = (alike: readonly VideoDevice[]) =>
  new KioskError(
    'camera-ambiguous',
    `${alike.map(({ node }) => basename(node)).join(' and ')} can't be told apart. Unplug one of these cameras, or ` +
      'name one by its socket (/dev/v4l/by-path/…) in the settings.',
  );
