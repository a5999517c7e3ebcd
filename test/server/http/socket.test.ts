import { afterAll, describe, expect, it } from 'vitest';
import { once, serveKiosk } from '../../fakes/parts/served-kiosk.ts';

const kiosk = await serveKiosk();
afterAll(() => kiosk.stop());

describe('the socket', () => {
  it('refuses an upgrade from a foreign origin', async () => {
    expect(await once(kiosk.connect({ origin: 'http://evil.example' }), 'connect_error')).toBeInstanceOf(
      Error,
    );
  });

  it('gives every page the same running state', async () => {
    const [first, second] = [kiosk.connect(), kiosk.connect()];
    const states = await Promise.all([once(first, 'state'), once(second, 'state')]);
    expect(states[0]).toEqual(states[1]);
    expect(states[0]).toMatchObject({ step: 'welcome' });
  });

  it('answers malformed, unknown and out-of-order messages and changes nothing', async () => {
    const socket = kiosk.connect();
    await once(socket, 'connect');
    const ask = (message: unknown) => socket.timeout(60_000).emitWithAck('request', message);
    for (const bad of [
      null,
      7,
      'begin',
      {},
      { type: 'nonsense' },
      { type: 'begin', extra: 1 },
      { type: 'answer-age' },
    ]) {
      expect(await ask(bad)).toEqual({ ok: false, code: 'malformed' });
    }
    expect(await ask({ type: 'take-photo' })).toEqual({ ok: false, code: 'out-of-order' });
    socket.emit('request');
    socket.emit('request', { type: 'take-photo' }, 'not a function');
    socket.emit('something-else', 1);
    expect(await ask({ type: 'still-here' })).toEqual({ ok: true });
    expect(kiosk.visits.states.state.step).toBe('welcome');
  });

  it('drops a client that sends an oversized message, and goes on', async () => {
    const socket = kiosk.connect();
    await once(socket, 'connect');
    socket.emit('request', { type: 'begin', padding: 'x'.repeat(100_000) });
    await once(socket, 'disconnect');
    expect(await once(kiosk.connect(), 'state')).toMatchObject({ step: 'welcome' });
  });
});
