import { join } from 'node:path';

/** The kiosk's paths on a machine, or in a folder that will become one (DESTDIR). */
export interface Places {
  /** The machine's root: '/' or DESTDIR. */
  readonly root: string;
  readonly home: string;
  /** One folder for each release, never changed once it has its name. */
  readonly releases: string;
  /** Link to the release that runs. */
  readonly current: string;
  /** Link to the release that was healthy before the current one. */
  readonly previous: string;
  /** Exists from the switch until the release was healthy once; a line for each start (opt/spl-kiosk/start-guard). */
  readonly trial: string;
  /** The database as the previous release left it; exists as long as `trial` does. */
  readonly backup: string;
  /** ONNX Runtime bindings that the operator built, by version and architecture. */
  readonly bindings: string;
  /** List of the files that we installed outside `home`, a path from the root on each line. */
  readonly systemFiles: string;
  /** Names the release that failed its trial, until the next one is installed. */
  readonly rolledBack: string;
  readonly database: string;
  /** The public key of the releases' signatures (src/signature.ts), once it is pinned. */
  readonly releaseKey: string;
}

/** Files that belong to the operator and outlive `--uninstall`; `--purge` removes them. */
export const dataFolders = [
  '/etc/spl-kiosk',
  '/var/lib/spl-kiosk',
  '/var/cache/spl-kiosk',
  '/run/spl-kiosk',
  '/run/spl-kiosk-entry',
  // What the operator and `provision` allow the unit beyond its sandbox.
  '/etc/systemd/system/spl-kiosk.service.d',
] as const;

/** @param root '/' or DESTDIR */
export function placesUnder(root: string): Places {
  const home = join(root, 'opt/spl-kiosk');
  return {
    root,
    home,
    releases: join(home, 'releases'),
    current: join(home, 'current'),
    previous: join(home, 'previous'),
    trial: join(home, 'trial'),
    backup: join(home, 'backup'),
    bindings: join(home, 'onnxruntime'),
    systemFiles: join(home, 'system-files'),
    rolledBack: join(home, 'rolled-back'),
    database: join(root, 'var/lib/spl-kiosk/kiosk.db'),
    releaseKey: join(root, 'etc/spl-kiosk/release-key.pem'),
  };
}
