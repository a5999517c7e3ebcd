import { describe, expect, it, vi } from 'vitest';
import type { TechnicianState } from '../../../src/contract/technician.ts';
import { KioskError } from '../../../src/errors.ts';
import { until } from '../../fakes/until.ts';
import { close, open, post, signIn } from './one-workshop.ts';

describe('the technician’s page', () => {
  it('shows and does nothing without its PIN', async () => {
    const { url, camera, printer } = await open();
    for (const path of ['state', 'support-bundle']) expect((await fetch(`${url}/${path}`)).status).toBe(401);
    for (const path of ['print-test', 'capture-test', 'restart']) {
      expect((await fetch(`${url}/${path}`, { method: 'POST' })).status).toBe(401);
    }
    expect([camera.taken, printer.printed]).toEqual([0, []]);
  });

  it('shows what runs, why nothing better does, and what the checks found', async () => {
    const { url } = await open();
    const session = await signIn(url);
    const state = (await (await fetch(`${url}/state`, session)).json()) as TechnicianState;
    expect(state).toMatchObject({
      release: '0.1.0',
      ready: true,
      checks: [{ name: 'store', status: 'ok' }],
      models: [
        {
          name: 'lesion-detector',
          version: '0.2.0',
          provider: 'cpu',
          passedOver: [
            { provider: 'tensorrt', hindrance: 'no-engine', reason: 'no engine was built for this model' },
          ],
        },
      ],
      busy: false,
      restarts: false,
    });
  });

  it('prints a slip and takes a photo that nobody sees', async () => {
    const { url, camera, printer, tail } = await open();
    const session = await signIn(url);
    expect(await post(`${url}/print-test`, session)).toMatchObject({ ok: true });
    expect(printer.printed).toEqual(['test-slip']);
    const taken = await post(`${url}/capture-test`, session);
    expect(taken).toEqual({
      ok: true,
      value: expect.stringMatching(/^1200 × 800, [\d.]+ s$/),
      simulated: true,
    });
    camera.broken = true;
    printer.broken = true;
    expect(await post(`${url}/capture-test`, session)).toMatchObject({
      ok: false,
      code: 'camera-no-picture',
    });
    expect(await post(`${url}/print-test`, session)).toMatchObject({ ok: false });
    const kind = 'cutter';
    printer.print = () =>
      Promise.reject(new KioskError('printer-error', 'It reports.', { places: { kind } }));
    expect(await post(`${url}/print-test`, session)).toMatchObject({
      code: 'printer-error',
      places: { kind },
    });
    expect(tail.lines.map(({ event }) => event)).toContain('capture-test');
  });

  it('restarts where somebody starts the kiosk again, and says so where nobody would', async () => {
    const alone = await open();
    const session = await signIn(alone.url);
    expect(await post(`${alone.url}/restart`, session)).toMatchObject({ ok: false, code: 'not-supervised' });
    close();
    const restart = vi.fn();
    const supervised = await open({ restart });
    expect(await post(`${supervised.url}/restart`, await signIn(supervised.url))).toMatchObject({ ok: true });
    await until(() => expect(restart).toHaveBeenCalledOnce());
  });

  it('waits while a customer is at the kiosk', async () => {
    const { url, camera, printer } = await open({ isBusy: () => true, restart: vi.fn() });
    const session = await signIn(url);
    for (const path of ['print-test', 'capture-test', 'restart']) {
      expect(await post(`${url}/${path}`, session)).toMatchObject({ ok: false, code: 'busy' });
    }
    expect([camera.taken, printer.printed]).toEqual([0, []]);
  });
});
