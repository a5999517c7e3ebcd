import { afterEach, describe, expect, it } from 'vitest';
import type { Request } from '../../../src/contract/kiosk.ts';
import type { Settings } from '../../../src/settings.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../../fakes/parts/local-visitor.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { secondsPass, stopClock } from '../../fakes/parts/stopped-clock.ts';
import { until } from '../../fakes/until.ts';

const running: LocalVisitor[] = [];
afterEach(() => {
  for (const visitor of running.splice(0)) void visitor.stop();
});

function kiosk(settings: Partial<Settings> = {}) {
  const fakes = fakeParts({ countdownSeconds: 0, turnSeconds: 0, ...settings });
  const visitor = new LocalVisitor(fakes.parts);
  running.push(visitor);
  const ask = (...requests: Request[]) => requests.map((request) => visitor.request(request));
  const reach = (step: string) => until(() => expect(visitor.state.step).toBe(step));
  /** From the live picture to a photo that was judged. */
  const take = async () => {
    ask({ type: 'take-photo' });
    await until(() => expect(visitor.state.candidate?.judged).toBe(true));
  };
  return { ...fakes, visitor, ask, reach, take };
}

async function toResult(parts: ReturnType<typeof kiosk>): Promise<void> {
  parts.ask(...requestsToCapture);
  await parts.take();
  parts.ask({ type: 'use-photo' });
  await parts.reach('result');
}

describe('the visitor', () => {
  it('leads from the camera to a numbered result and a slip for download', async () => {
    const parts = kiosk();
    await toResult(parts);
    const { outcome, photos } = parts.visitor.state;
    expect(outcome).toBe('refer');
    expect(photos[0]?.spots.map(({ number, checked }) => [number, checked])).toEqual([
      [1, true],
      [2, true],
    ]);
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.visitor.state.slip).toBe('printed'));
    const { slipUrl, number } = parts.visitor.state;
    expect(parts.printer.printed).toEqual([`slip-${number}`]);
    expect(parts.visitor.file(slipUrl)).toMatchObject({
      contentType: 'application/pdf',
    });
  });

  it('tells the page nothing of how a spot was graded', async () => {
    const parts = kiosk();
    await toResult(parts);
    expect(JSON.stringify(parts.visitor.state)).not.toMatch(/splScore|probabilit|level|embedding|nspl|odd/i);
  });

  it('keeps nothing after "finish" or "stop and delete": no photo, answer, result or slip', async () => {
    for (const end of ['finish', 'stop-and-delete'] as const) {
      const parts = kiosk();
      await toResult(parts);
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
        urgentAnswered: 0,
        slipUrl: null,
      });
    }
  });

  it('overwrites every photo in memory: once the store keeps it, when it is taken again, and at the end', async () => {
    const parts = kiosk();
    const isGone = (bytes: Uint8Array | undefined) => bytes?.every((value) => value === 0);
    await toResult(parts);
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
    // One run, and the next two that wait behind it.
    await until(() => expect(parts.inference.calls).toHaveLength(before + 3));
    parts.ask({ type: 'stop-and-delete' });
    parts.inference.before = () => undefined;
    for (const release of held) release();
    expect(parts.visitor.state).toMatchObject({ step: 'welcome', photos: [] });
    // By the time the next visit has its result, nothing of this one is left to come.
    await toResult(parts);
    expect(parts.visitor.state.photos).toHaveLength(1);
    const undisturbed = kiosk();
    await toResult(undisturbed);
    // The answer to the first run asked for one more; then the analysis ended.
    expect(parts.inference.calls.length - undisturbed.inference.calls.length).toBeLessThanOrEqual(before + 4);
  });

  it('refuses what does not fit the step and changes nothing', async () => {
    const { visitor, ask } = kiosk();
    const before = visitor.state;
    expect(
      ask({ type: 'take-photo' }, { type: 'use-photo' }, { type: 'print-slip' }, { type: 'finish' }),
    ).toEqual(Array(4).fill({ ok: false, code: 'out-of-order' }));
    expect(visitor.state).toEqual(before);
  });

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
      await parts.reach('result');
      expect(parts.visitor.state.outcome).toBe(next === 'retry-check' ? 'refer' : 'inconclusive');
    }
  });

  it('says that no paper came and keeps the outcome', async () => {
    const parts = kiosk();
    await toResult(parts);
    parts.printer.broken = true;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.visitor.state.slip).toBe('failed'));
    expect(parts.visitor.state).toMatchObject({ outcome: 'refer', fault: 'printer-out-of-paper' });
  });

  it('prints again after a failure, and then nothing is left of it', async () => {
    const parts = kiosk();
    await toResult(parts);
    parts.printer.broken = true;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.visitor.state.slip).toBe('failed'));
    parts.printer.broken = false;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.visitor.state.slip).toBe('printed'));
    expect(parts.visitor.state.fault).toBeNull();
  });

  it('files a photo under the site that was chosen for it, whatever is asked while it is taken', async () => {
    const parts = kiosk();
    parts.ask(...requestsToCapture, { type: 'take-photo' });
    expect(parts.ask({ type: 'change-site' })).toEqual([{ ok: false, code: 'out-of-order' }]);
    await parts.reach('review');
    expect(parts.visitor.state.target).toMatchObject({ place: { site: 'upper-back', view: 'back' } });
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

  it('takes a second photo and goes back to the result of both', async () => {
    const parts = kiosk();
    await toResult(parts);
    parts.ask({ type: 'another-photo' }, { type: 'back-to-result' });
    expect(parts.visitor.state).toMatchObject({ step: 'result', outcome: 'refer' });
    parts.ask(
      { type: 'another-photo' },
      { type: 'choose-scope', scope: 'spot' },
      { type: 'choose-site', site: 'chest', view: 'front', point: { x: 0.5, y: 0.3 } },
    );
    await parts.take();
    parts.ask({ type: 'use-photo' });
    await parts.reach('result');
    const numbers = parts.visitor.state.photos.flatMap(({ spots }) => spots.map(({ number }) => number));
    expect(numbers.sort()).toEqual([1, 2, 3, 4]);
  });

  it('says which provider runs the models after the child was lost', () => {
    const { visitor, models } = kiosk();
    models.change('cuda', 'inference-crashed');
    expect(visitor.state.devices).toMatchObject({ modelsReady: false, provider: 'cuda' });
    models.change('cpu', null);
    expect(visitor.state.devices).toMatchObject({ modelsReady: true, provider: 'cpu' });
  });

  it('warns an abandoned visit, stays when someone answers, and else forgets it', async () => {
    stopClock();
    const parts = kiosk({ idleWarnSeconds: 60, idleResetSeconds: 30 });
    parts.ask({ type: 'begin' });
    await secondsPass(60);
    expect(parts.visitor.state.forgetsInSeconds).toBe(30);
    parts.ask({ type: 'still-here' });
    expect(parts.visitor.state).toMatchObject({ forgetsInSeconds: null, step: 'about' });
    await secondsPass(89);
    expect(parts.visitor.state).toMatchObject({ forgetsInSeconds: 1, step: 'about' });
    await secondsPass(1);
    expect(parts.visitor.state.step).toBe('welcome');
  });

  it('logs events and ids, never an answer or where on the body', async () => {
    const parts = kiosk();
    await toResult(parts);
    parts.ask({ type: 'finish' });
    expect(parts.log.map((line) => JSON.parse(line).event)).toEqual(['captured', 'analysed', 'forgotten']);
    expect(parts.log.join('')).not.toMatch(/upper-back|bleeding|not-sure|answer|files\//);
  });
});
