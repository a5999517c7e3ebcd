import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import type { Places } from './places.ts';
import { filesIn } from './release.ts';

/** Our files outside /opt/spl-kiosk. Names of folders that we made for them end in a slash. */
const listed = (places: Places): string[] =>
  existsSync(places.systemFiles) ? readFileSync(places.systemFiles, 'utf8').split('\n').filter(Boolean) : [];

/**
 * Installs a release's overlay, and removes files of an earlier overlay that this one lacks. The list is written before
 * the first file, so that every file of ours is always on it.
 */
export function writeSystemFiles(overlay: string, places: Places, disk: Disk): void {
  const files = filesIn(overlay);
  const before = listed(places);
  const folders = before.filter((path) => path.endsWith('/'));
  const wanted = [...new Set([...folders, ...files.flatMap((file) => newFolders(file, places)), ...files])];
  const everything = [...new Set([...before, ...wanted])];
  disk.write(places.systemFiles, `${everything.join('\n')}\n`);
  for (const file of files) disk.copy(join(overlay, file), join(places.root, file));
  for (const path of before) if (!wanted.includes(path)) disk.remove(join(places.root, path));
  disk.write(places.systemFiles, `${wanted.join('\n')}\n`);
}

/** Removes every file that we installed, and the folders that we made for them if nothing else is in them. */
export function removeSystemFiles(places: Places, disk: Disk): void {
  const paths = listed(places);
  for (const path of paths) if (!path.endsWith('/')) disk.remove(join(places.root, path));
  const folders = paths.filter((path) => path.endsWith('/')).sort((a, b) => b.length - a.length);
  for (const folder of folders.map((path) => join(places.root, path)))
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

function newFolders(file: string, places: Places): string[] {
  const above = dirname(file);
  if (above === '.' || existsSync(join(places.root, above))) return [];
  return [...newFolders(above, places), `${above}/`];
}
