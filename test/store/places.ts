import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uptimeReader } from '../../src/devices/system/uptime.ts';
import {
  type OpenStore,
  openStore,
  type StoreOptions,
  type StorePlaces,
} from '../../src/store/open-store.ts';

export interface Places extends StorePlaces {
  readonly runtimeFolder: string;
  remove(): void;
}

/** A state folder and a folder for keys. */
export function temporaryPlaces(): Places {
  const stateFolder = mkdtempSync(join(tmpdir(), 'store-test-'));
  const runtimeFolder = mkdtempSync('/dev/shm/store-test-');
  return {
    stateFolder,
    runtimeFolder,
    remove() {
      for (const folder of [stateFolder, runtimeFolder]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

type OpenOptions = Partial<Pick<StoreOptions, 'now' | 'uptime'>> & { log?: object[] };

/** The store of these places, as a daemon opens it; `log` gets every entry. */
export function openAt(
  places: StorePlaces,
  { now = Date.now, uptime = uptimeReader(), log = [] }: OpenOptions = {},
): OpenStore {
  const note = (entry: object) => void log.push(entry);
  const { stateFolder, runtimeFolder } = places;
  const logger = { info: note, warn: note, error: note };
  return openStore({ stateFolder, runtimeFolder, retentionHours: 24, logger, now, uptime });
}
