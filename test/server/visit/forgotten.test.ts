import { describe, expect, it } from 'vitest';
import { kiosk } from '../../fakes/parts/local-kiosk.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { until } from '../../fakes/until.ts';

describe('what a visit leaves', () => {
  it('keeps nothing after "finish" or "stop and delete": no photo, answer, result or slip', async () => {
    for (const end of ['finish', 'stop-and-delete'] as const) {
      const parts = kiosk();
      await parts.toResult();
      const url = parts.visitor.state.photos[0]?.url ?? '';
      expect(parts.visitor.file(url)).toBeDefined();
      parts.ask({ type: end });
      expect(parts.visitor.file(url)).toBeUndefined();
      expect(parts.visitor.state).toMatchObject({
        step: end === 'finish' ? 'done' : 'welcome',
        photos: [],
        outcome: null,
        target: null,
        candidate: null,
        answers: { urgent: {}, tone: null },
        slipUrl: null,
      });
    }
  });

  it('overwrites every photo in memory: once the store keeps it, when it is taken again, and at the end', async () => {
    const parts = kiosk();
    const isGone = (bytes: Uint8Array | undefined) => bytes?.every((value) => value === 0);
    await parts.toResult();
    expect(parts.camera.given.map(isGone)).toEqual([true]);
    const shown = parts.visitor.file(parts.visitor.state.photos[0]?.url)?.bytes;
    parts.ask({ type: 'another-photo' }, ...requestsToCapture.slice(-2));
    await parts.take();
    const candidate = parts.visitor.file(parts.visitor.state.candidate?.url)?.bytes;
    parts.ask({ type: 'take-again' });
    expect([parts.camera.given[1], candidate].map(isGone)).toEqual([true, true]);
    await parts.take();
    expect([shown, parts.camera.given[2]].map(isGone)).toEqual([false, false]);
    parts.ask({ type: 'stop-and-delete' });
    expect([shown, ...parts.camera.given].map(isGone)).toEqual([true, true, true, true]);
  });

  it('overwrites a photo that comes after its customer has left', async () => {
    const parts = kiosk();
    const held = Promise.withResolvers<void>();
    parts.camera.before = () => held.promise;
    parts.ask(...requestsToCapture, { type: 'take-photo' }, { type: 'stop-and-delete' });
    held.resolve();
    await until(() => expect(parts.camera.given[0]?.every((value) => value === 0)).toBe(true));
    expect(parts.visitor.state).toMatchObject({ step: 'welcome', candidate: null });
  });

  it('deletes in the middle of the analysis, and nothing of it comes back', async () => {
    const parts = kiosk();
    parts.ask(...requestsToCapture);
    await parts.take();
    const held: (() => void)[] = [];
    parts.inference.before = () => new Promise((resolve) => held.push(resolve));
    const before = parts.inference.calls.length;
    parts.ask({ type: 'use-photo' });
    // The photo's first two batches, and those of its two smaller scales.
    await until(() => expect(parts.inference.calls).toHaveLength(before + 4));
    parts.ask({ type: 'stop-and-delete' });
    parts.inference.before = () => undefined;
    for (const release of held) release();
    expect(parts.visitor.state).toMatchObject({ step: 'welcome', photos: [] });
    // By the time the next visit has its result, nothing of this one is left to come.
    await parts.toResult();
    expect(parts.visitor.state.photos).toHaveLength(1);
    const undisturbed = kiosk();
    await undisturbed.toResult();
    // The answer to the first run asked for one more, and then the analysis ended.
    expect(parts.inference.calls.length - undisturbed.inference.calls.length).toBeLessThanOrEqual(before + 5);
  });

  it('deletes the picture of a photo that is taken again, and shows live pictures again', async () => {
    const parts = kiosk();
    parts.ask(...requestsToCapture);
    expect(parts.visitor.state.previewUrl).not.toBeNull();
    await parts.take();
    expect(parts.visitor.state.previewUrl).toBeNull();
    const url = parts.visitor.state.candidate?.url;
    expect(parts.visitor.file(url)).toBeDefined();
    parts.ask({ type: 'take-again' });
    expect(parts.visitor.file(url)).toBeUndefined();
    expect(parts.visitor.state.previewUrl).not.toBeNull();
  });
});
