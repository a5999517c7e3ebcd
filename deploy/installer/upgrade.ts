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
 * The steps from the current state to the wanted release. Each can be cut short at any moment and leaves a kiosk that
 * boots; all of them can be run again. This holds because of their order:
 *
 * - a release has its name only when it is whole;
 * - the way back (`previous`, the database's copy) exists before the trial, and the trial before the switch;
 * - the start guard goes back or ends the trial, and it runs at each start, even if everything else was cut off.
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
    // While a release is on trial, the way back stays as it is, because it must never lead to an unproved release.
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

/** Copies the files while nobody writes them; the copy gets its name only when it is whole. */
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
 * The steps back to the previous release, with the database as it was. The last one ends the trial, so that a run that
 * is cut short is repeated at the next start.
 * @param given name of the release that failed its trial
 */
export function rollBackSteps(given: string, to: string, places: Places, disk: Disk, system: System): Step[] {
  const steps: Step[] = [];
  const add = (title: string, run: () => void) => steps.push({ title, run });
  // As if all three starts had failed: if this is cut short, the next start continues it and starts nothing else.
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

/** Removes releases that neither run nor are the way back, also not that of a trial. */
export function tidySteps(installed: Installed, places: Places, disk: Disk): Step[] {
  const { releases, unfinished, current, previous } = installed;
  const unneeded = releases.filter((name) => name !== current && name !== previous);
  return [...unneeded, ...unfinished].map((name) => ({
    title: `Remove release ${name}`,
    run: () => disk.remove(join(places.releases, name)),
  }));
}
