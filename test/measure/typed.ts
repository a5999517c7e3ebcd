import type { ParseArgsOptionsConfig } from 'node:util';
import { type Arguments, readArguments } from '../../src/commands/command-line/read-arguments.ts';
import { KioskError } from '../../src/errors.ts';

/** What was typed after a measurement's name. After `--help` the process ends with 0, after wrong arguments with 64. */
export async function typed<Options extends ParseArgsOptionsConfig, Read>(
  taken: Arguments<Options, Read>,
): Promise<Read> {
  try {
    const read = await readArguments(process.argv.slice(2), taken);
    if (read !== undefined) return read;
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(64);
  }
  process.exit(0);
}

/** For a measurement that takes nothing. */
export const nothingTyped = (usage: string): Promise<null> => typed({ usage, options: {}, read: () => null });
