import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Program } from './readings.ts';

/** Programs answer in English, whatever the machine's language. `env` exits with 126 or 127 if it can't run one. */
const inEnglish = (name: string, args: readonly string[]): string[] => ['LC_ALL=C.UTF-8', name, ...args];
const notThere = new Set<unknown>([126, 127]);

/** Runs a program of the operating system to its end; null if it is not installed. */
export function runProgram(name: string, args: readonly string[], timeoutMs = 5000): Promise<Program> {
  return new Promise((resolve) => {
    execFile('env', inEnglish(name, args), { timeout: timeoutMs }, (error, stdout, stderr) => {
      if (notThere.has(error?.code)) resolve(null);
      else {
        const status = error ? (typeof error.code === 'number' ? error.code : null) : 0;
        resolve({ status, stdout, stderr });
      }
    });
  });
}

/** The first line of a program that never ends by itself; it is then ended, at the latest by the time limit. */
export async function firstLine(name: string, args: readonly string[], timeoutMs = 5000): Promise<Program> {
  const child = spawn('env', inEnglish(name, args), { stdio: ['ignore', 'pipe', 'ignore'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (stdout.includes('\n')) child.kill('SIGKILL');
  });
  await once(child, 'close');
  clearTimeout(timer);
  if (notThere.has(child.exitCode)) return null;
  const [line = ''] = stdout.split('\n');
  return { status: line === '' ? child.exitCode : 0, stdout: line, stderr: '' };
}
