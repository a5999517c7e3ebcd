import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { KioskError, textOf } from '../../errors.ts';
import { print } from './print.ts';

/** What was typed after each option, as `parseArgs` gives it. */
export type ValuesOf<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options }>
>['values'];

/** What a command takes. */
export interface Arguments<Options extends ParseArgsOptionsConfig, Read> {
  /** The text that `--help` prints, and that follows the sentence on wrong arguments. */
  readonly usage: string;
  readonly options: Options;
  /** Whether the command takes arguments that belong to no option. */
  readonly positionals?: boolean;
  /**
   * Turns what was typed into what the command works with.
   * @throws Error whose sentence says what is wrong
   */
  readonly read: (values: ValuesOf<Options>, positionals: readonly string[]) => Read;
}

const help = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * Reads the arguments of a command. `--help` works on every command.
 * @returns 'help' if the usage is asked for
 * @throws KioskError `usage`
 */
export function parseArguments<Options extends ParseArgsOptionsConfig, Read>(
  args: readonly string[],
  { usage, options, positionals: allowPositionals = false, read }: Arguments<Options, Read>,
): Read | 'help' {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals,
      options: { ...options, ...help },
    });
    if ('help' in values && values.help === true) return 'help';
    return read(values, positionals);
  } catch (error) {
    throw new KioskError('usage', `${textOf(error)}\n\n${usage}`);
  }
}

/**
 * Reads the arguments of a command, and prints its usage if that is asked for.
 * @returns undefined if the usage was printed and nothing is left to do
 * @throws KioskError `usage`
 */
export async function readArguments<Options extends ParseArgsOptionsConfig, Read>(
  args: readonly string[],
  taken: Arguments<Options, Read>,
): Promise<Read | undefined> {
  const read = parseArguments(args, taken);
  if (read !== 'help') return read;
  await print(`${taken.usage}\n`);
  return undefined;
}
