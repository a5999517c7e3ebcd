import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fakeProgram } from './programs.ts';

export interface MachineState {
  /** What `systemctl is-system-running` says. */
  readonly system?: string;
  /** Unit files that exist. */
  readonly installed?: readonly string[];
  readonly active?: boolean;
  readonly enabled?: boolean;
  /** Nothing can be started. */
  readonly fails?: boolean;
  /** Statuses of /health/ready, one after the other; the last one stays. */
  readonly answers?: readonly number[];
}

/** Plays systemd and the kiosk that it starts: the program systemctl, first in PATH, and a port. */
export interface FakeMachine {
  readonly port: number;
  /** What /health/ready answered. */
  readonly answered: readonly number[];
  /** The verbs that change something, in the order in which they came. */
  asked(): Promise<string[]>;
  restore(): Promise<void>;
}

export async function fakeMachine({
  system = 'running',
  installed = ['spl-kiosk.service', 'spl-kiosk-display.service'],
  active = false,
  enabled = true,
  fails = false,
  answers = [200],
}: MachineState): Promise<FakeMachine> {
  const each = (word: string) => `shift; for unit; do echo ${word}; done`;
  const { folder, restore } = await fakeProgram(
    'systemctl',
    `case $1 in
  is-system-running) echo ${system};;
  list-unit-files) printf '%s enabled enabled\\n' ${installed.join(' ')};;
  is-active) ${each(active ? 'active' : 'inactive')};;
  is-enabled) ${each(enabled ? 'enabled' : 'disabled')};;
  *) echo "$*" >>"$here/asked"; ${fails ? "echo 'Job for spl-kiosk.service failed.' >&2; exit 1" : ':'};;
esac`,
  );
  const answered: number[] = [];
  const server = createServer(({ url }, response) => {
    const status = url === '/health/ready' ? (answers[answered.length] ?? answers.at(-1) ?? 200) : 404;
    answered.push(status);
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const units = ' spl-kiosk.service spl-kiosk-display.service';
  return {
    port: (server.address() as AddressInfo).port,
    answered,
    async asked() {
      const lines = await readFile(join(folder, 'asked'), 'utf8').catch(() => '');
      // A verb for other units is left alone, and no test expects one.
      return lines
        .split('\n')
        .filter(Boolean)
        .map((line) => (line.endsWith(units) ? line.slice(0, -units.length) : line));
    },
    async restore() {
      await restore();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
