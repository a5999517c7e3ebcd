import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type FakeProgram, fakeProgram } from '../fakes/machines/programs.ts';
import { childrenOf, isRunning } from '../fakes/machines/run-main.ts';
import { scratchFolders } from '../fakes/records/photos.ts';
import { until } from '../fakes/until.ts';

// The daemon is killed (-9): nothing that it started goes on, not even a program that hangs in its device.

const script = fileURLToPath(new URL('../fakes/parts/camera-process.ts', import.meta.url));
let fake: FakeProgram | undefined;
afterEach(() => fake?.restore());

async function liveProcess() {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

/** Its one child. */
function childOf(pid: number | undefined): number {
  const [child, ...others] = childrenOf(pid);
  if (child === undefined || others.length > 0) throw new Error('There is not exactly one child.');
  return child;
}

const ended = (pid: number) => until(() => !isRunning(pid));

test('ffmpeg ends with the daemon', async () => {
  const child = await liveProcess();
  const ffmpeg = childOf(child.pid);
  expect(readFileSync(`/proc/${ffmpeg}/cmdline`, 'utf8')).toContain('ffmpeg');
  child.kill('SIGKILL');
  await ended(ffmpeg);
});

test('an ffmpeg that hangs and won’t be asked ends with the daemon', async () => {
  const frame = fileURLToPath(new URL('../fixtures/pictures/bare-skin.jpg', import.meta.url));
  fake = await fakeProgram(
    'ffmpeg',
    `[ "$1" = -version ] && exit 0\ntrap "" TERM PIPE\nfor n in 1 2 3 4 5 6 7 8 9 10 11 12; do cat ${frame}; sleep 0.05; done\nwhile :; do sleep 1; done`,
  );
  const child = await liveProcess();
  const ffmpeg = childOf(child.pid);
  child.kill('SIGKILL');
  await ended(ffmpeg);
});

test('an fswebcam that hangs ends with the daemon', async () => {
  fake = await fakeProgram('fswebcam', 'echo $$ >"$here/pid"; exec sleep 600');
  const child = await liveProcess();
  child.stdin.write('still\n');
  const pidFile = join(fake.folder, 'pid');
  const fswebcam = await until(() => Number(readFileSync(pidFile, 'utf8')) || false);
  child.kill('SIGKILL');
  await ended(fswebcam);
});

test('what it left in memory is removed by the next kiosk', async () => {
  const child = await liveProcess();
  const left = await scratchFolders(child.pid);
  expect(left).toHaveLength(1);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const next = await liveProcess();
  expect(left.filter((folder) => existsSync(folder))).toEqual([]);
  next.kill('SIGKILL');
  await once(next, 'exit');
  const last = await scratchFolders(next.pid);
  expect(last).toHaveLength(1);
});
