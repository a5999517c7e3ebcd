import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pin } from '../../src/server/auth/pin.ts';
import { startKiosk } from '../e2e/kiosk-browser.ts';

// `npm start` in a clone that nobody has provisioned.

let state: string;
beforeAll(() => {
  state = mkdtempSync(join(tmpdir(), 'first-pins-'));
});
afterAll(() => rmSync(state, { recursive: true }));

const pinsOf = async (...args: string[]) => {
  const kiosk = await startKiosk(args, { SPL_KIOSK_STATE_FOLDER: state });
  const signIn = async (role: 'pharmacist' | 'technician', pin: string) =>
    await fetch(`${kiosk.url}/${role}/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie: kiosk.cookie },
      body: JSON.stringify({ pin }),
    });
  const opened = [
    (await signIn('pharmacist', kiosk.pins.pharmacist)).status,
    (await signIn('technician', kiosk.pins.technician)).status,
  ];
  await kiosk.stop();
  return { pins: kiosk.pins, said: kiosk.output.stderr, opened };
};

describe('npm start', () => {
  it('makes the PINs, prints each beside its page’s address, and logs none', async () => {
    const { pins, said, opened } = await pinsOf();
    expect(pins.pharmacist).not.toBe(pins.technician);
    expect(said).toMatch(
      /^The pharmacist's page is at http:\/\/127\.0\.0\.1:\d+\/enter\/[0-9a-f]{64}\/pharmacist\/ \(PIN: \d{6}\)$/m,
    );
    expect(opened).toEqual([200, 200]);
    for (const pin of Object.values(pins)) {
      expect(said.split(pin)).toHaveLength(2);
      expect(said.split('\n').filter((line) => line.startsWith('{') && line.includes(pin))).toEqual([]);
    }
  });

  it('keeps them, and says how to have new ones', async () => {
    const { pins, said } = await pinsOf();
    expect(pins).toEqual({ pharmacist: '', technician: '' });
    expect(said).toContain('(PIN: as set before)');
    expect(said).toContain('npm start -- --new-pins');
    const again = await pinsOf('--new-pins');
    expect(again.opened).toEqual([200, 200]);
  });

  it('leaves a PIN that a technician has set', async () => {
    rmSync(state, { recursive: true });
    await new Pin(state, 'technician').set('739154');
    const { pins, opened } = await pinsOf();
    expect(pins).toEqual({ pharmacist: expect.stringMatching(/^\d{6}$/), technician: '' });
    expect(opened[0]).toBe(200);
    expect(await new Pin(state, 'technician').try('739154')).toEqual({ ok: true });
  });
});
