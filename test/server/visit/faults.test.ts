import { describe, expect, it } from 'vitest';
import { KioskError } from '../../../src/errors.ts';
import { LocalImaging } from '../../../src/imaging/local-imaging.ts';
import type { HeldPhoto } from '../../../src/imaging/tasks.ts';
import type { PhotoKind } from '../../../src/screening/visit/effects.ts';
import { FakeInference } from '../../fakes/parts/inference.ts';
import { kiosk } from '../../fakes/parts/local-kiosk.ts';
import { fakeManifest } from '../../fakes/parts/manifest.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { until } from '../../fakes/until.ts';

/** Analyses like a process that ends before it has told the result; the one after it does not hold the photo. */
class LostOnce extends LocalImaging {
  readonly told: string[] = [];

  override async *analyse(photo: HeldPhoto, kind: PhotoKind) {
    for await (const event of super.analyse(photo, kind)) {
      if (photo.jpeg === null) {
        if (event.type === 'analysed') throw new KioskError('photo-not-held', 'Send it again.');
        if (event.type !== 'progress') this.told.push(event.type);
      }
      yield event;
    }
  }
}

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

  it.each([
    ['checked', null, { spots: [{ id: 'L1' }, { id: 'L2' }], dismissed: [] }],
    ['dismissed', 1, { spots: [], dismissed: [{ id: 'L1' }, { id: 'L2' }] }],
  ] as const)(
    'keeps each %s spot once where the process is lost in the midst of an analysis',
    async (how, surroundings, found) => {
      const inference = new FakeInference();
      inference.surroundings = surroundings;
      const imaging = new LostOnce({ inference, manifest: fakeManifest });
      const { toResult, store } = kiosk({}, { imaging });
      const [capture] = store.read(await toResult())?.screening.captures ?? [];
      expect(imaging.told.toSorted()).toEqual([how, how, 'found', 'found']);
      expect(capture).toMatchObject(found);
    },
  );

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
