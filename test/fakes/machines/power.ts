import nodeFs from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChangingCalls } from '../../../deploy/installer/disk.ts';

/** Nothing catches it, because it stands for a machine that is off. */
export class PowerCut extends Error {}

/**
 * The real calls until the power is cut at one of them. That call is half done, files that were not synced yet are
 * empty (as ext4 may leave them), and nothing else reaches the disk.
 * @param cutAt number of the call, from 1; Infinity for none
 */
export function poweredCalls(cutAt: number): ChangingCalls & { readonly made: number } {
  const unsynced = new Set<string>();
  let made = 0;
  const call = (half: () => void, whole: () => void) => {
    made += 1;
    if (made < cutAt) return whole();
    if (made === cutAt) {
      half();
      for (const path of unsynced) nodeFs.truncateSync(path, 0);
    }
    throw new PowerCut(`power cut at call ${cutAt}`);
  };
  const nothing = () => undefined;
  const calls = {
    writeFileSync: (file: string | number, ...rest: [string, object?]) => {
      const whole = () => {
        nodeFs.writeFileSync(file, ...rest);
        unsynced.add(typeof file === 'number' ? pathOf(file) : file);
      };
      call(whole, whole);
    },
    copyFileSync: (from: string, path: string) => {
      const whole = () => {
        nodeFs.copyFileSync(from, path);
        unsynced.add(path);
      };
      call(whole, whole);
    },
    fchownSync: (...args: [number, number, number]) => call(nothing, () => nodeFs.fchownSync(...args)),
    fchmodSync: (...args: [number, number]) => call(nothing, () => nodeFs.fchmodSync(...args)),
    unlinkSync: (path: string) =>
      call(nothing, () => {
        nodeFs.unlinkSync(path);
        unsynced.delete(real(path));
      }),
    rmdirSync: (path: string) => call(nothing, () => nodeFs.rmdirSync(path)),
    mkdirSync: (path: string, options: object) => call(nothing, () => nodeFs.mkdirSync(path, options)),
    symlinkSync: (target: string, path: string) => call(nothing, () => nodeFs.symlinkSync(target, path)),
    renameSync: (given: string, wanted: string) => {
      const [from, to] = [real(given), real(wanted)];
      const whole = () => {
        nodeFs.renameSync(from, to);
        for (const path of [...unsynced].filter((path) => path === from || path.startsWith(`${from}/`))) {
          unsynced.delete(path);
          unsynced.add(to + path.slice(from.length));
        }
      };
      // The new name may be on the disk before the bytes of the file are.
      call(whole, whole);
    },
    fsyncSync: (descriptor: number) =>
      call(nothing, () => {
        nodeFs.fsyncSync(descriptor);
        unsynced.delete(pathOf(descriptor));
      }),
    rmSync: (path: string, options: object) =>
      call(
        () => removeHalf(path),
        () => {
          nodeFs.rmSync(path, options);
          for (const gone of unsynced)
            if (gone === path || gone.startsWith(`${path}/`)) unsynced.delete(gone);
        },
      ),
  };
  return Object.defineProperty(calls, 'made', { get: () => made }) as unknown as ReturnType<
    typeof poweredCalls
  >;
}

const pathOf = (descriptor: number) => nodeFs.readlinkSync(`/proc/self/fd/${descriptor}`);

/** A guarded folder names its files by its descriptor. */
const real = (path: string) =>
  path.startsWith('/proc/self/fd/')
    ? join(nodeFs.realpathSync(dirname(path)), path.slice(dirname(path).length))
    : path;

function removeHalf(path: string): void {
  if (!nodeFs.lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const names = nodeFs.readdirSync(path);
  for (const name of names.slice(0, Math.ceil(names.length / 2)))
    nodeFs.rmSync(join(path, name), { recursive: true });
}
