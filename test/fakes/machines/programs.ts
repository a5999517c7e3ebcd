import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FakeProgram {
  /** Where the script lies; it may leave notes here. */
  readonly folder: string;
  /** Puts PATH back and removes the folder. */
  restore(): Promise<void>;
}

/** Marks shell text in a table of a test, for test/programs to read: elsewhere it sees whom the text is given to. */
export const sh = String.raw;

/**
 * A shell script that plays `name`, first in PATH, until `restore`. In it `$last` is the last argument, and `$here`
 * the script's own folder.
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
