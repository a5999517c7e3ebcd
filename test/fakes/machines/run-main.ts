import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the product's own entry as npm does, with settings as variables and a state folder of its own. */
export function startMain(
  args: readonly string[],
  env: Record<string, string> = {},
  entry = 'src/main.ts',
  stdin: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  const state = env.SPL_KIOSK_STATE_FOLDER ?? mkdtempSync(join(tmpdir(), 'main-state-'));
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: root,
    // The tests must not print on the user's own printer, and a busy machine is slow to take a still.
    env: {
      ...process.env,
      INIT_CWD: root,
      SPL_KIOSK_PRINTER: 'pdf',
      SPL_KIOSK_CAMERA_TIMEOUT_SECONDS: '60',
      ...env,
      SPL_KIOSK_STATE_FOLDER: state,
    },
    stdio: [stdin, 'pipe', 'pipe'],
  });
  if (state !== env.SPL_KIOSK_STATE_FOLDER)
    child.once('close', () => rmSync(state, { recursive: true, force: true }));
  return child;
}

/** Runs it to its end. */
export async function runMain(
  args: readonly string[],
  env: Record<string, string> = {},
  entry?: string,
): Promise<Ended> {
  const child = startMain(args, env, entry);
  const output = collect(child);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...output };
}

/** The process's output so far; it grows. */
export function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (text: Buffer) => (output.stdout += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output.stderr += text.toString()));
  return output;
}

/** Whether a process runs. One that has ended may stay listed until its parent takes note of it. */
export function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] !== 'Z';
  } catch {
    return false;
  }
}

/** The process that runs a daemon's models; it has others, which come and go. */
export const modelsOf = (daemon: number | undefined): number[] =>
  childrenOf(daemon).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('imaging/child.ts');
    } catch {
      return false; // it ended while we looked
    }
  });

/** Process ids of a process's children. */
export function childrenOf(pid: number | undefined): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(join('/proc', name, 'stat'), 'utf8');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(pid);
      } catch {
        return false; // it ended while we looked
      }
    })
    .map(Number);
}
