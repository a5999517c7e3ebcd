import { type ErrorCode, KioskError } from '../../errors.ts';

/**
 * Runs with the given arguments.
 * @returns the exit status
 * @throws KioskError, whose message is for the person at the terminal
 */
export type Command = (args: readonly string[]) => Promise<number>;

/** Commands by name, each with a function that loads it, so that a command that is not called costs nothing. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** sysexits(3). 78 tells systemd not to restart, because only a technician can put it right. */
const exitCodes: Partial<Record<ErrorCode, number>> = {
  usage: 64,
  'settings-invalid': 78,
  'manifest-invalid': 78,
  'signature-invalid': 78,
  'model-missing': 78,
  'model-altered': 78,
  'provider-unavailable': 78,
  'store-newer': 78,
};

/**
 * Runs the command that the first argument names, and prints its errors on standard error.
 * @returns the exit status
 */
export async function runCommand(
  commands: Commands,
  [name = '', ...args]: readonly string[],
): Promise<number> {
  return await run(async () => {
    const load = commands[name];
    if (!load)
      throw new KioskError('usage', `Unknown command "${name}". Use: ${Object.keys(commands).join(', ')}.`);
    const command = await load();
    return await command(args);
  });
}

/**
 * Runs a command that is ready to run, and prints its errors on standard error.
 * @returns the exit status
 */
export async function run(command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes[error.code] ?? 1;
  }
}
