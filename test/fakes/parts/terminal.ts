import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../until.ts';
import type { StatusPrinter } from './status-printer.ts';

/** A terminal whose other end is the printer: `node` is a device that can be read and written without waiting. */
export async function openTerminal(
  folder: string,
  printer: StatusPrinter,
): Promise<{ node: string; close: () => Promise<void> }> {
  const node = join(folder, 'terminal');
  const socat = spawn('socat', [`PTY,link=${node},raw,echo=0`, 'STDIO'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  socat.stdout.on('data', (bytes: Uint8Array) =>
    printer.take(bytes, (byte) => socat.stdin.write(Uint8Array.of(byte))),
  );
  await until(() => stat(node));
  return {
    node,
    close: async () => {
      const ended = once(socat, 'exit');
      socat.kill();
      await ended;
    },
  };
}
