import type { ParseArgsOptionsConfig } from 'node:util';
import { type Arguments, readArguments } from '../../src/commands/command-line/read-arguments.ts';
import { KioskError } from '../../src/errors.ts';

/** Reads the arguments of a measuring command. After `--help`, or arguments that are wrong, the process ends. */
export async function measureArguments<Options extends ParseArgsOptionsConfig, Read extends object>(
  taken: Arguments<Options, Read>,
): Promise<Read> {
  try {
    const read = await readArguments(process.argv.slice(2), taken);
    return read ?? process.exit(0);
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(64);
  }
}

/** For a command that takes no arguments. */
export const noArguments = (usage: string): Promise<object> =>
  measureArguments({ usage, options: {}, read: () => ({}) });
