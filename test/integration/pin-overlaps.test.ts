import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pin } from '../../src/server/auth/pin.ts';

// The daemon counts tries while a technician sets PINs, so two processes change one file.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pin-overlaps-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const pinFile = fileURLToPath(new URL('../../src/server/auth/pin.ts', import.meta.url));

/** A separate process that begins when it is told to, so that ten begin at once. */
async function helper(does: string): Promise<{ go(): Promise<string> }> {
  const script = `
    import { Pin } from ${JSON.stringify(pinFile)};
    import { once } from 'node:events';
    const pin = new Pin(${JSON.stringify(folder)}, 'pharmacist', Date.now, { N: 2, r: 1, p: 1 });
    process.stdout.write('ready ');
    await once(process.stdin, 'data');
    process.stdout.write(JSON.stringify((${does}) ?? null));
    process.exit();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const output = text(child.stdout);
  await once(child.stdout, 'readable');
  return {
    async go() {
      child.stdin.write('go');
      return (await output).replace('ready ', '');
    },
  };
}

const atOnce = async (each: readonly string[]) => {
  const processes = await Promise.all(each.map(helper));
  return await Promise.all(processes.map(({ go }) => go()));
};
const record = () => JSON.parse(readFileSync(join(folder, 'pharmacist-pin.json'), 'utf8'));

describe('ten changes of a PIN at once', () => {
  it('all count: not one wrong try is lost, and none after the lock', async () => {
    await new Pin(folder, 'pharmacist', Date.now, { N: 2, r: 1, p: 1 }).set('739154');
    const replies = await atOnce(Array.from({ length: 10 }, () => `await pin.try('284617')`));
    const counted = replies.filter((reply) => JSON.parse(reply).counted);
    expect([counted.length, record().tries.failed]).toEqual([5, 5]);
  });

  it('set one of them, and nine are told that it is set', async () => {
    const pins = [
      '739154',
      '284617',
      '583914',
      '205718',
      '493817',
      '605839',
      '174926',
      '836205',
      '918472',
      '460937',
    ];
    const replies = await atOnce(pins.map((pin) => `await pin.setFirst('${pin}')`));
    expect(replies.filter((reply) => reply === 'true')).toHaveLength(1);
    const winner = pins[replies.indexOf('true')] ?? '';
    expect(await new Pin(folder, 'pharmacist').try(winner)).toEqual({ ok: true });
  });

  it('leave the PIN that a technician sets amid tries of the one before', async () => {
    await new Pin(folder, 'pharmacist', Date.now, { N: 2, r: 1, p: 1 }).set('739154');
    const tries = Array.from({ length: 9 }, (_, i) => `await pin.try('${i < 3 ? '605839' : '739154'}')`);
    await atOnce([...tries, `await pin.set('284617')`]);
    // Later tries may have locked the PIN. An hour later the lock is over, and the PIN is still the new one.
    const later = new Pin(folder, 'pharmacist', () => Date.now() + 3_600_000);
    expect(await later.try('284617')).toEqual({ ok: true });
  });
});
