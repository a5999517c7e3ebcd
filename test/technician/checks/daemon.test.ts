import { describe, expect, it } from 'vitest';
import {
  checkCameraPresence,
  checkEventLoop,
  checkInference,
  checkModelsReady,
  checkStore,
} from '../../../src/technician/checks/daemon.ts';
import { checkPrinter } from '../../../src/technician/checks/printer.ts';

describe('the daemon’s own checks', () => {
  it('judge the event loop, the heartbeat and the models', () => {
    expect([40, 1500, 6000].map((ms) => checkEventLoop(ms).status)).toEqual(['ok', 'degraded', 'failed']);
    expect([61_000, 181_000, Number.POSITIVE_INFINITY].map((ms) => checkInference(ms).status)).toEqual([
      'ok',
      'failed',
      'failed',
    ]);
    expect(checkModelsReady('cpu', null)).toMatchObject({ status: 'ok', value: 'cpu' });
    expect(checkModelsReady('cpu', 'inference-crashed').status).toBe('failed');
    const judged = (code: string | null, ...aside: string[]) =>
      checkStore('/var/lib/spl-kiosk', code === null ? null : { code, message: `${code}!` }, aside);
    expect(judged(null)).toMatchObject({ status: 'ok', value: '/var/lib/spl-kiosk' });
    expect(judged('ENOSPC')).toMatchObject({
      status: 'failed',
      value: '/var/lib/spl-kiosk: ENOSPC!',
      sentences: { value: { values: { folder: '/var/lib/spl-kiosk', code: 'ENOSPC' } } },
    });
    expect(judged(null, 'kiosk.db.damaged-1')).toMatchObject({
      status: 'degraded',
      value: expect.stringContaining('kiosk.db.damaged-1'),
    });
  });

  it('judge the camera without opening it', () => {
    const camera = { node: '/dev/video0', identity: 'usb:046d:0825:', links: [] };
    expect(checkCameraPresence([camera], false, null)).toMatchObject({ status: 'ok', value: '/dev/video0' });
    expect(checkCameraPresence([], false, null).status).toBe('failed');
    expect(checkCameraPresence([camera], false, 'camera-frozen').value).toBe('camera-frozen');
    expect(checkCameraPresence([], true, null)).toMatchObject({ status: 'degraded', value: 'simulated' });
  });

  it('judge the printer by what it says', () => {
    const real = { simulated: false, detail: 'TM-T20III', folder: null };
    expect(checkPrinter(real, { state: 'idle' })).toMatchObject({ status: 'ok', value: 'TM-T20III: ready' });
    expect(checkPrinter(real, { state: 'out-of-paper' }).remedy).toBe('Put in a new roll.');
    expect(checkPrinter(real, { state: 'error', kind: 'cutter' })).toMatchObject({
      status: 'failed',
      value: 'TM-T20III: cutter',
    });
    expect(
      checkPrinter(real, { state: 'idle' }, ['Set PreserveJobFiles to No in cupsd.conf.']),
    ).toMatchObject({
      status: 'degraded',
      remedy: 'Set PreserveJobFiles to No in cupsd.conf.',
    });
    expect(checkPrinter({ ...real, simulated: true }, { state: 'idle' }).status).toBe('degraded');
  });
});
