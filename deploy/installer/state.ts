import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Places } from './places.ts';

/** The current state of the machine. */
export interface Installed {
  /** Names of the whole releases. */
  readonly releases: readonly string[];
  /** Names of unfinished releases in the same folder. */
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
