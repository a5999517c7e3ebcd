import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { KioskError, systemCode } from '../errors.ts';

/**
 * Makes the folder of `--out` if it is missing.
 * @throws KioskError `usage` when that can't be done
 */
export async function makeFolder(folder: string): Promise<void> {
  // Not recursive: a mistyped path should not become a tree of folders.
  await mkdir(folder).catch(async (error: unknown) => {
    const isFolder = systemCode(error) === 'EEXIST' && (await stat(folder)).isDirectory();
    if (!isFolder) throw unwritable(folder, error);
  });
}

/** @throws KioskError `usage` when the file can't be written */
export async function writeInto(folder: string, name: string, content: Uint8Array | string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content).catch((error: unknown) => {
    throw unwritable(path, error);
  });
}

const unwritable = (path: string, cause: unknown) =>
  new KioskError(
    'usage',
    `${path} can't be written (${systemCode(cause)}). Name another folder with --out.`,
    {
      cause,
    },
  );

/** Linux takes names of up to 255 bytes: this leaves room for a number and "-evidence.jpg". */
const longestName = 200;

/**
 * Base names for the files written about each photo. Long names are shortened; names that are then equal, also of
 * photos in different folders, get a number.
 */
export function uniqueNames(files: readonly string[]): string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const name = shortened(basename(file, extname(file)));
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name}-${n}`;
    taken.add(free);
    return free;
  });
}

/** Shortens a name to at most `longestName` bytes of UTF-8, without splitting a letter. */
function shortened(name: string): string {
  const letters = [...name];
  while (Buffer.byteLength(letters.join('')) > longestName) letters.pop();
  return letters.join('');
}
