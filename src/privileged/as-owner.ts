import { type SpawnOptionsWithStdioTuple, type StdioNull, type StdioPipe, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Owner } from './descriptors.ts';
import { GuardedFolder } from './guarded-folder.ts';

type Options = SpawnOptionsWithStdioTuple<StdioPipe, StdioPipe, StdioNull>;

const entry = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * Runs a command of ours as the user who owns a folder, so that it opens files there, whatever they turn out to be, with
 * that user's rights. A caller other than root runs it as itself. Its messages go to standard error.
 * @param input written to its standard input
 * @returns its exit status, and what it wrote to standard output
 */
export async function asOwnerOf(
  folder: string,
  command: readonly string[],
  input: string,
): Promise<{ readonly status: number | null; readonly output: string }> {
  const child = startedAs(GuardedFolder.ownerOf(folder), folder, command);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stdin.on('error', () => undefined); // the exit status tells
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, output };
}

/** The child ends with this process, however this ends. It has no terminal, so it can't type into root's. */
function startedAs({ uid, gid }: Owner, home: string, command: readonly string[]) {
  const options: Options = { stdio: ['pipe', 'pipe', 'inherit'], detached: true };
  const ours = [process.execPath, entry, ...command];
  const tied = ['--pdeathsig', 'KILL'];
  if (process.getuid?.() !== 0 || uid === 0) return spawn('setpriv', [...tied, ...ours], options);
  const user = [`--reuid=${uid}`, `--regid=${gid}`, '--init-groups'];
  return spawn('setpriv', [...tied, ...user, 'env', `HOME=${home}`, ...ours], options);
}
