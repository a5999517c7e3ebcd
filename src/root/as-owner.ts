import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { GuardedFolder } from './guarded-folder.ts';

const entry = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * Runs a command of ours as the user to whom a folder belongs: what it opens there, whatever that turns out to be, it
 * opens with that user's rights. Anybody but root runs it as oneself. What it tells goes to standard error.
 * @param input for its standard input
 * @returns its exit status, and what it wrote to standard output
 */
export async function asOwnerOf(
  folder: string,
  command: readonly string[],
  input: string,
): Promise<{ readonly status: number | null; readonly output: string }> {
  const [program = '', ...args] = [...startedAs(folder), process.execPath, entry, ...command];
  // Without a terminal of its own it can't type into root's.
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stdin.on('error', () => undefined); // the status tells
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, output };
}

function startedAs(folder: string): string[] {
  // It ends with this process, however that ends.
  const tied = ['setpriv', '--pdeathsig', 'KILL'];
  const { uid, gid } = GuardedFolder.ownerOf(folder);
  if (process.getuid?.() !== 0 || uid === 0) return tied;
  return [...tied, `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', 'env', `HOME=${folder}`];
}
