import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Places } from './places.ts';

/** What is installed now. */
export interface Installed {
  /** Names of the releases that are whole. */
  readonly releases: readonly string[];
  /** Names in the same folder of what was left half done. */
  readonly unfinished: readonly string[];
  /** The release that runs, or null. */
  readonly current: string | null;
  readonly previous: string | null;
  /** Whether the current release has yet to prove itself. */
  readonly onTrial: boolean;
}

export function readInstalled(places: Places): Installed {
  const names = existsSync(places.releases) ? readdirSync(places.releases) : [];
  return {
    releases: names.filter((name) => !name.endsWith('.incoming')),
    unfinished: names.filter((name) => name.endsWith('.incoming')),
    current: linkedRelease(places.current),
    previous: linkedRelease(places.previous),
    onTrial: existsSync(places.trial),
  };
}

function linkedRelease(link: string): string | null {
  try {
    return basename(readlinkSync(link));
  } catch {
    return null;
  }
}
