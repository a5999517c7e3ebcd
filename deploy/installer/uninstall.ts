import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import { dataFolders, type Places } from './places.ts';
import type { Step } from './step.ts';
import type { System } from './system.ts';
import { removeSystemFiles } from './system-files.ts';

/**
 * Removes the kiosk. Its users stay, because a file of theirs elsewhere must not become someone else's.
 * @param purge also removes the settings, the database and the engines
 */
export function uninstallSteps(places: Places, purge: boolean, disk: Disk, system: System): Step[] {
  const steps: Step[] = [];
  const add = (title: string, run: () => void) => steps.push({ title, run });
  if (existsSync(places.systemFiles)) {
    add('Stop the kiosk and keep it from starting again', () => system.disable());
    add('Remove the files of the system', () => removeSystemFiles(places, disk));
  }
  if (existsSync(places.home)) add(`Remove ${places.home}`, () => disk.remove(places.home));
  if (system.running) add('Tell systemd and udev', () => system.reload());
  if (purge)
    for (const folder of dataFolders)
      add(`Remove ${folder} with everything in it`, () => removeGuarded(join(places.root, folder), disk));
  return steps;
}

/** Its content belongs to the daemon's user. */
function removeGuarded(folder: string, disk: Disk): void {
  if (existsSync(dirname(folder))) disk.guarded(dirname(folder), (above) => above.remove(basename(folder)));
}
