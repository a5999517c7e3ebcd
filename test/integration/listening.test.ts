import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type RunningKiosk, startKiosk } from '../e2e/kiosk-browser.ts';
import { freePort } from '../fakes/machines/free-port.ts';
import { childrenOf } from '../fakes/machines/run-main.ts';
import { ask } from '../fakes/parts/link.ts';

// What the daemon and its children listen on, as the kernel says.

let kiosk: RunningKiosk | undefined;
let state = '';
afterEach(async () => {
  await kiosk?.stop();
  rmSync(state, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = {}): Promise<RunningKiosk> {
  state = mkdtempSync(join(tmpdir(), 'listening-'));
  kiosk = await startKiosk([], { SPL_KIOSK_STATE_FOLDER: state, SPL_KIOSK_CAMERA: 'simulated', ...settings });
  return kiosk;
}

/** The process and all that it has started. */
const family = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(family)];

/** What a look gives, or nothing where the process, or the file, is gone meanwhile. */
function ifThere<T>(look: () => T[]): T[] {
  try {
    return look();
  } catch {
    return [];
  }
}

const socketsOf = (pid: number): string[] =>
  ifThere(() => readdirSync(`/proc/${pid}/fd`)).flatMap((name) =>
    ifThere(() => [readlinkSync(`/proc/${pid}/fd/${name}`)]).flatMap(
      (target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [],
    ),
  );

/** "0100007F:1F90" → "127.0.0.1:8080"; the kernel writes each word of an address with its last byte first. */
function addressOf(hex: string): string {
  const [address = '', port = ''] = hex.split(':');
  const bytes = (address.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  const text =
    bytes.length === 4
      ? bytes.map((byte) => Number.parseInt(byte, 16)).join('.')
      : (bytes.join('').match(/.{4}/g) ?? []).join(':');
  return `${text}:${Number.parseInt(port, 16)}`;
}

/** Addresses with their ports at which the process or one of its children takes connections or datagrams. */
function listening(pid: number): string[] {
  const own = new Set(family(pid).flatMap(socketsOf));
  const isOpen = { tcp: '0A', tcp6: '0A', udp: '07', udp6: '07' }; // TCP_LISTEN, TCP_CLOSE
  return Object.entries(isOpen).flatMap(([protocol, open]) =>
    readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === open && own.has(columns[9] ?? ''))
      .map((columns) => addressOf(columns[1] ?? '')),
  );
}

const isLoopback = (address: string) => /^(127\.|0000:0000:0000:0000:0000:0000:0000:0001:)/.test(address);

it('without the desk link, nothing listens beyond loopback', async () => {
  const { process: daemon, technicianUrl, metricsUrl, url } = await start();
  const found = listening(daemon.pid ?? 0);
  const wanted = [url, technicianUrl, metricsUrl].map((one) => new URL(one).host);
  expect(found.toSorted()).toEqual(wanted.toSorted());
  expect(found.filter((address) => !isLoopback(address))).toEqual([]);
}, 240_000);

/** The first interface beside loopback that has an address of IPv4. */
const [named, address] =
  Object.entries(networkInterfaces())
    .flatMap(([name, all = []]) =>
      all.flatMap((one) => (one.family === 'IPv4' && !one.internal ? [[name, one.address] as const] : [])),
    )
    .at(0) ?? [];

const places = [
  { name: 'lo', at: '127.0.0.1' },
  ...(named !== undefined && address !== undefined ? [{ name: named, at: address }] : []),
];

it.each(places)(
  'with the desk link on $name, one socket more listens, at its address alone',
  async (place) => {
    const { name, at } = place;
    const port = String(await freePort());
    const { process: daemon } = await start({ SPL_KIOSK_DESK_LINK: name, SPL_KIOSK_DESK_LINK_PORT: port });
    const found = listening(daemon.pid ?? 0);
    expect(found).toHaveLength(4);
    expect(found).toContain(`${at}:${port}`);
    expect(found.filter((one) => !isLoopback(one) && one !== `${at}:${port}`)).toEqual([]);
    expect((await ask(`https://${at}:${port}/`)).headers.location).toBe('/pair/');
  },
  240_000,
);
