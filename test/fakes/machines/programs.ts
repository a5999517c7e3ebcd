import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FakeProgram {
  /** Folder of the script, which may leave notes there. */
  readonly folder: string;
  /** Puts PATH back and removes the folder. */
  restore(): Promise<void>;
}

/**
 * Marks shell text in a test's table, so that test/programs reads it; elsewhere it sees which function gets the text.
 */
export const sh = String.raw;

/**
 * A shell script that plays `name`, first in PATH, until `restore`. In the script `$last` is the last argument, and
 * `$here` the script's folder.
 */
export async function fakeProgram(name: string, script: string): Promise<FakeProgram> {
  const folder = await mkdtemp(join(tmpdir(), `fake-${name}-`));
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\nhere='${folder}'\nfor last; do :; done\n${script}\n`);
  await chmod(path, 0o755);
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  return {
    folder,
    async restore() {
      process.env.PATH = before;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
