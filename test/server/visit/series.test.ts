import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '../../../src/contract/kiosk.ts';
import type { Settings } from '../../../src/settings.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../../fakes/parts/local-visitor.ts';
import { requestsToMap } from '../../fakes/parts/requests.ts';
import { secondsPass, stopClock } from '../../fakes/parts/stopped-clock.ts';
import { until } from '../../fakes/until.ts';

const full: Request = { type: 'check-all' };
const skipNeck: Request = { type: 'skip-place', place: { site: 'neck', view: 'front' } };

const running: LocalVisitor[] = [];
afterEach(() => {
  for (const visitor of running.splice(0)) void visitor.stop();
});

function kiosk(settings: Partial<Settings> = {}) {
  const fakes = fakeParts({ countdownSeconds: 0, turnSeconds: 0, ...settings });
  const visitor = new LocalVisitor(fakes.parts);
  running.push(visitor);
  const ask = (...requests: Request[]) => requests.map((request) => visitor.request(request));
  const becomes = (state: object) => until(() => expect(visitor.state).toMatchObject(state));
  /** Takes and uses a photo. */
  const use = async () => {
    ask({ type: 'take-photo' });
    await becomes({ candidate: { judged: true } });
    ask({ type: 'use-photo' });
  };
  return { ...fakes, visitor, ask, becomes, use };
}

describe('the countdown', () => {
  beforeEach(stopClock);

  it('counts before the still, longer where the customer has to turn round', async () => {
    const parts = kiosk({ countdownSeconds: 1, turnSeconds: 1 });
    parts.ask(...requestsToMap, full, { type: 'take-photo' });
    expect(parts.visitor.state).toMatchObject({ countdown: 1, step: 'capture' });
    expect(parts.camera.taken).toBe(0);
    await secondsPass(1);
    expect(parts.visitor.state.countdown).toBe(0);
    await parts.becomes({ step: 'review' });
    expect(parts.camera.taken).toBe(1);
    parts.ask({ type: 'stop-and-delete' }, ...requestsToMap);
    parts.ask({ type: 'choose-site', site: 'left-leg', view: 'back', point: null }, { type: 'take-photo' });
    expect(parts.visitor.state.countdown).toBe(2);
  });

  it('that is cancelled takes nothing, and counts from the start again', async () => {
    const parts = kiosk({ countdownSeconds: 2 });
    parts.ask(...requestsToMap, full, { type: 'take-photo' });
    await secondsPass(1);
    expect(parts.visitor.state.countdown).toBe(1);
    parts.ask({ type: 'cancel-countdown' }, { type: 'take-photo' });
    expect(parts.visitor.state.countdown).toBe(2);
    parts.ask({ type: 'cancel-countdown' });
    await secondsPass(10);
    expect(parts.visitor.state).toMatchObject({ step: 'capture', countdown: null });
    expect(parts.camera.taken).toBe(0);
  });

  it.each<[string, (parts: ReturnType<typeof kiosk>) => unknown]>([
    ['deletes everything', (parts) => parts.ask({ type: 'stop-and-delete' })],
    ['just walks away', () => secondsPass(1)],
  ])('dies with a customer who %s, and nothing is taken or kept', async (_how, leave) => {
    const parts = kiosk({ countdownSeconds: 3, idleWarnSeconds: 0.5, idleResetSeconds: 0.5 });
    parts.ask(...requestsToMap, full, { type: 'take-photo' });
    await leave(parts);
    expect(parts.visitor.state).toMatchObject({
      step: 'welcome',
      countdown: null,
      target: null,
      series: null,
      photos: [],
      previewUrl: null,
    });
    await secondsPass(10);
    expect(parts.camera.taken).toBe(0);
    expect(parts.visitor.state.step).toBe('welcome');
  });

  it('throws a still away whose customer left while it was taken', async () => {
    const parts = kiosk();
    let release = (): unknown => undefined;
    parts.camera.before = () => new Promise((resolve) => (release = resolve));
    parts.ask(
      ...requestsToMap,
      full,
      { type: 'take-photo' },
      { type: 'stop-and-delete' },
      ...requestsToMap,
      full,
    );
    parts.camera.before = () => undefined;
    release();
    // The next still is the only one that the visit gets.
    await parts.use();
    expect(parts.camera.taken).toBe(2);
    expect(parts.visitor.state.photos).toHaveLength(1);
    expect(parts.log.filter((line) => line.includes('"captured"'))).toHaveLength(1);
  });
});

describe('a series', () => {
  it('analyses behind the next photo, one at a time, and shows all results together', async () => {
    const parts = kiosk();
    parts.ask(...requestsToMap, full);
    let atOnce = 0;
    let most = 0;
    const seriesEnded = Promise.withResolvers<void>();
    parts.inference.before = async (model) => {
      if (model !== 'lesion-detector') return;
      most = Math.max(most, ++atOnce);
      await seriesEnded.promise;
      atOnce--;
    };
    await parts.use();
    expect(parts.visitor.state).toMatchObject({ step: 'capture', series: { photo: 2 }, outcome: null });
    expect(parts.ask(skipNeck, skipNeck)).toEqual([{ ok: true }, { ok: false, code: 'out-of-order' }]);
    await parts.use();
    await parts.use();
    expect(
      parts.visitor.state.photos.every(({ spots }) => spots.every(({ number }) => number === null)),
    ).toBe(true);
    parts.ask({ type: 'end-series' });
    seriesEnded.resolve();
    await parts.becomes({ step: 'result', outcome: 'refer' });
    // Of one photo: its first two batches, and those of its two smaller scales.
    expect(most).toBeLessThanOrEqual(4);
    const { photos, notPhotographed } = parts.visitor.state;
    expect(photos.map(({ place }) => place.site)).toEqual(['face', 'chest', 'abdomen']);
    expect(notPhotographed).toContainEqual({ site: 'neck', view: 'front' });
    expect(notPhotographed).not.toContainEqual({ site: 'chest', view: 'front' });
  });

  it('a photo whose analysis failed meanwhile is told at the end', async () => {
    const parts = kiosk();
    parts.ask(...requestsToMap, full);
    parts.inference.before = (model) => {
      if (model === 'lesion-detector') throw new Error('broken');
    };
    await parts.use();
    await parts.becomes({ photos: [{ analysis: 'failed' }] });
    expect(parts.visitor.state).toMatchObject({ step: 'capture', fault: null });
    parts.inference.before = () => undefined;
    await parts.use();
    parts.ask({ type: 'end-series' });
    await parts.becomes({ step: 'analysing', photos: [{ analysis: 'failed' }, { analysis: 'done' }] });
    parts.ask({ type: 'retry-check' });
    await parts.becomes({ step: 'result', outcome: 'refer' });
  });
});

describe('a close-up', () => {
  it('is tied to the spot that the customer chose', async () => {
    const parts = kiosk();
    parts.ask(...requestsToMap, full);
    await parts.use();
    parts.ask({ type: 'end-series' });
    await parts.becomes({ step: 'result' });
    const captureId = parts.visitor.state.photos[0]?.id ?? '';
    const lesionId = parts.visitor.state.photos[0]?.spots[1]?.id ?? '';
    expect(parts.ask({ type: 'add-closeup' }, { type: 'choose-spot', captureId, lesionId: 'L99' })).toEqual([
      { ok: true },
      { ok: false, code: 'out-of-order' },
    ]);
    parts.ask({ type: 'choose-spot', captureId, lesionId });
    await parts.use();
    await parts.becomes({ step: 'result', closeups: [{ captureId, lesionId, analysis: 'done' }] });
    const url = parts.visitor.state.closeups[0]?.url ?? '';
    expect(parts.visitor.file(url)).toBeDefined();
  });

  it('that is given up leaves nothing behind', async () => {
    const parts = kiosk();
    parts.ask(...requestsToMap, full);
    await parts.use();
    parts.ask({ type: 'end-series' });
    await parts.becomes({ step: 'result' });
    const captureId = parts.visitor.state.photos[0]?.id ?? '';
    parts.ask(
      { type: 'add-closeup' },
      { type: 'choose-spot', captureId, lesionId: 'L1' },
      { type: 'take-photo' },
    );
    await parts.becomes({ candidate: { judged: true } });
    const url = parts.visitor.state.candidate?.url;
    parts.ask({ type: 'back-to-result' });
    expect(parts.visitor.state).toMatchObject({ step: 'result', closeups: [], candidate: null });
    expect(parts.visitor.file(url)).toBeUndefined();
  });
});
