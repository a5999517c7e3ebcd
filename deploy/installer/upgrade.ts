import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import { layOut, type Wanted } from './lay-out.ts';
import type { Places } from './places.ts';
import type { Installed } from './state.ts';
import type { Step } from './step.ts';
import type { System } from './system.ts';
import { writeSystemFiles } from './system-files.ts';

/** Names of SQLite's files that hold data. SQLite makes the third, -shm, again from them. */
const databaseFiles = (database: string): string[] => [basename(database), `${basename(database)}-wal`];

/**
 * What takes the machine from what is installed to the release wanted. Each step can be cut short at any moment and
 * leaves a kiosk that boots; the whole can be run again. The order carries that:
 *
 * - a release has its name only when it is whole;
 * - the way back (`previous`, the database's copy) is there before the trial is, and the trial before the switch;
 * - who takes the way back, or ends the trial, is the start guard: it runs at each start, whoever else was cut off.
 */
export function installSteps(
  wanted: Wanted,
  installed: Installed,
  places: Places,
  disk: Disk,
  system: System,
): Step[] {
  const { current, onTrial } = installed;
  const { name } = wanted;
  const target = join(places.releases, name);
  const steps: Step[] = [];
  const add = (title: string, run: () => void) => steps.push({ title, run });

  if (!installed.releases.includes(name)) add(`Copy release ${name}`, () => layOut(wanted, target, disk));
  if (current !== null && current !== name) {
    if (system.running) add('Stop the kiosk', () => system.stop());
    // While a release is on trial, the way back is that of the one before it: never to one that is unproved.
    if (!onTrial) {
      add('Copy the database', () => backUp(places, disk));
      add(`Keep ${current} as the way back`, () => disk.point(places.previous, `releases/${current}`));
    }
    add(`Put ${name} on trial`, () => {
      disk.remove(places.rolledBack);
      disk.write(places.trial, '');
    });
  }
  if (current !== name)
    add(`Make ${name} the current release`, () => disk.point(places.current, `releases/${name}`));
  add('Write the files of the system', () => writeSystemFiles(join(target, 'deploy/overlay'), places, disk));
  add('Set up users, folders and units', () => system.setUp());
  if (system.running)
    add('Start the kiosk', () => {
      system.reload();
      system.restart();
    });
  return steps;
}

/** A copy of the files while nobody writes them; it is whole when it has its name. */
function backUp({ backup, database }: Places, disk: Disk): void {
  disk.remove(backup);
  const kept = existsSync(dirname(database))
    ? disk.guarded(dirname(database), (state) =>
        databaseFiles(database).map((name) => ({ name, bytes: state.read(name) })),
      )
    : [];
  disk.build(backup, ({ write }) => {
    for (const { name, bytes } of kept) if (bytes) write(bytes, name);
  });
}

/**
 * Back to the release before, with the database as it was. It ends with the trial, so that a run that is cut short
 * is made again at the next start.
 * @param given name of the release that is given up
 */
export function rollBackSteps(given: string, to: string, places: Places, disk: Disk, system: System): Step[] {
  const steps: Step[] = [];
  const add = (title: string, run: () => void) => steps.push({ title, run });
  // Three starts' worth: whatever cuts this short, the next start goes on with it and starts nothing else.
  add(`Give ${given} up`, () => disk.write(places.trial, 'given up\n'.repeat(3)));
  add('Put the database back', () => putBack(places, disk));
  add(`Make ${to} the current release`, () => {
    if (given !== to) disk.write(places.rolledBack, `${given}\n`);
    disk.point(places.current, `releases/${to}`);
  });
  add('Write the files of the system', () =>
    writeSystemFiles(join(places.releases, to, 'deploy/overlay'), places, disk),
  );
  add('End the trial', () => {
    disk.remove(places.trial);
    disk.remove(places.backup);
  });
  if (system.running)
    add('Start the kiosk', () => {
      system.reload();
      system.restart();
    });
  return steps;
}

function putBack({ backup, database }: Places, disk: Disk): void {
  if (!existsSync(backup)) return;
  disk.folder(dirname(database));
  disk.guarded(dirname(database), (state) => {
    const names = databaseFiles(database);
    for (const name of [...names, `${basename(database)}-shm`]) state.remove(name);
    for (const name of names) {
      const kept = join(backup, name);
      if (existsSync(kept)) state.write(name, readFileSync(kept));
    }
  });
}

/** Removes what neither runs nor is the way back; a trial's way back stays. */
export function tidySteps(installed: Installed, places: Places, disk: Disk): Step[] {
  const { releases, unfinished, current, previous } = installed;
  const unneeded = releases.filter((name) => name !== current && name !== previous);
  return [...unneeded, ...unfinished].map((name) => ({
    title: `Remove release ${name}`,
    run: () => disk.remove(join(places.releases, name)),
  }));
}
