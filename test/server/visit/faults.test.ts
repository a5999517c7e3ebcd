import { describe, expect, it } from 'vitest';
import { kiosk } from '../../fakes/parts/local-kiosk.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { until } from '../../fakes/until.ts';

describe('what fails in a visit', () => {
  it('says that the camera gave nothing, and takes the photo once it does', async () => {
    const parts = kiosk();
    parts.camera.broken = true;
    parts.ask(...requestsToCapture, { type: 'take-photo' });
    await until(() => expect(parts.visitor.state.fault).toBe('camera-no-picture'));
    expect(parts.visitor.state).toMatchObject({ step: 'capture', countdown: null });
    parts.camera.broken = false;
    await parts.take();
    expect(parts.visitor.state).toMatchObject({
      step: 'review',
      fault: null,
      devices: { cameraFault: null, cameraSimulated: true },
    });
  });

  it('keeps the photo when it can not be judged, and judges it when asked again', async () => {
    const parts = kiosk();
    parts.inference.before = () => {
      throw new Error('broken');
    };
    parts.ask(...requestsToCapture, { type: 'take-photo' });
    await until(() => expect(parts.visitor.state.fault).toBe('unknown'));
    expect(parts.visitor.state).toMatchObject({ step: 'review', candidate: { judged: false } });
    parts.inference.before = () => undefined;
    parts.ask({ type: 'retry-check' });
    await until(() =>
      expect(parts.visitor.state).toMatchObject({ fault: null, candidate: { judged: true, mayUse: true } }),
    );
  });

  it('keeps the photo when the analysis fails, and analyses it when asked again, or goes on without', async () => {
    for (const next of ['retry-check', 'leave-out'] as const) {
      const parts = kiosk();
      parts.ask(...requestsToCapture);
      await parts.take();
      parts.inference.before = () => {
        throw new Error('broken');
      };
      parts.ask({ type: 'use-photo' });
      await until(() => expect(parts.visitor.state.fault).toBe('unknown'));
      expect(parts.visitor.state).toMatchObject({ step: 'analysing', photos: [{ analysis: 'failed' }] });
      parts.inference.before = () => undefined;
      parts.ask({ type: next });
      await parts.becomes({ step: 'result' });
      expect(parts.visitor.state.outcome).toBe(next === 'retry-check' ? 'refer' : 'inconclusive');
    }
  });

  it('says that no paper came and keeps the outcome', async () => {
    const parts = kiosk();
    await parts.toResult();
    parts.printer.broken = true;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.visitor.state.slip).toBe('failed'));
    expect(parts.visitor.state).toMatchObject({ outcome: 'refer', fault: 'printer-out-of-paper' });
  });

  it('prints again after a failure, and then nothing is left of it', async () => {
    const parts = kiosk();
    await parts.toResult();
    parts.printer.broken = true;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.visitor.state.slip).toBe('failed'));
    parts.printer.broken = false;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.visitor.state.slip).toBe('printed'));
    expect(parts.visitor.state.fault).toBeNull();
  });
});
