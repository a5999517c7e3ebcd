import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openRuntimeFolder } from '../../devices/system/runtime-folder.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';
import type { Settings } from '../../settings.ts';

/** Something that a pharmacy leaves on the kiosk. */
export interface Place {
  readonly path: string;
  readonly what: string;
  /**
   * `file` and `folder`: the whole of it; `content`: what is in a folder, which others made and need;
   * `papers`: the papers in a folder that may hold other files; `settings`: what the file says.
   */
  readonly kind: 'file' | 'folder' | 'content' | 'papers' | 'settings';
}

/** Where systemd keeps the state of an installed kiosk; beside it there are copies elsewhere. */
const installed = '/var/lib/spl-kiosk';

/** Names of the papers that a printer without paper writes. */
const paper = /^(slip|referral|letter|pins|test-slip)[A-Za-z0-9-]*\.pdf$/;

/** @param settingsPath the settings file; null if there is none */
export async function placesOf(settings: Settings, settingsPath: string | null): Promise<readonly Place[]> {
  const { stateFolder, slipFolder, entryFile, runtimeFolder } = settings;
  const keys =
    runtimeFolder === null
      ? await openRuntimeFolder(null, stateFolder, () => undefined)
      : join(runtimeFolder, 'keys');
  const places: Place[] = [
    ...(keys === null ? [] : [{ path: keys, what: 'keys of visits', kind: 'folder' } as const]),
    {
      path: stateFolder,
      what: 'visits, photos, audit trail, PINs, certificate and paired computers, engines, report of provision',
      kind: 'content',
    },
    ...(entryFile === null ? [] : [{ path: entryFile, what: 'the screen’s secret', kind: 'file' } as const]),
    ...(slipFolder === null ? [] : [{ path: slipFolder, what: 'papers', kind: 'papers' } as const]),
    ...(settingsPath === null
      ? []
      : [{ path: settingsPath, what: 'settings, with names and tokens', kind: 'settings' } as const]),
  ];
  if (stateFolder !== installed) return places;
  return [
    ...places,
    { path: '/opt/spl-kiosk/backup', what: 'copy of the database of before an upgrade', kind: 'folder' },
    { path: '/var/cache/spl-kiosk', what: 'what was computed', kind: 'content' },
    {
      path: '/etc/systemd/system/spl-kiosk.service.d/50-desk-link.conf',
      what: 'network of the desk link',
      kind: 'file',
    },
  ];
}

/**
 * Erases it, whoever owns its folder: links planted there are removed, and not followed.
 * @returns false where there was nothing
 * @throws KioskError `file-unsafe`
 */
export function erase({ path, kind }: Place): boolean {
  if (!existsSync(path)) return false;
  if (kind === 'content' || kind === 'papers')
    GuardedFolder.use(path, (folder) => {
      for (const name of folder.names()) if (kind === 'content' || paper.test(name)) folder.remove(name);
    });
  else
    GuardedFolder.use(dirname(path), (folder) => {
      if (kind === 'settings') folder.write(basename(path), '{}\n', 0o640);
      else folder.remove(basename(path));
    });
  return true;
}
