import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What people do with a kiosk, of which only the time of the last one is kept, as that of an empty file. */
export const marks = ['scale-cards-made', 'pharmacist-signed-in'] as const;

export type MarkName = (typeof marks)[number];

const pathOf = (stateFolder: string, name: MarkName): string => join(stateFolder, 'marks', name);

/** @returns whether the state folder could keep it; without it, a check asks again for what was done */
export function setMark(stateFolder: string, name: MarkName, now = new Date()): boolean {
  try {
    mkdirSync(join(stateFolder, 'marks'), { recursive: true, mode: 0o700 });
    writeFileSync(pathOf(stateFolder, name), '', { mode: 0o600 });
    utimesSync(pathOf(stateFolder, name), now, now);
    return true;
  } catch {
    return false;
  }
}

/** When it was last done; null if never, or if nobody can tell. */
export function readMark(stateFolder: string, name: MarkName): Date | null {
  try {
    return statSync(pathOf(stateFolder, name)).mtime;
  } catch {
    return null;
  }
}
