import { afterEach, describe, expect, it } from 'vitest';
import type { Request } from '../../../src/contract/kiosk.ts';
import { Conductor } from '../../../src/server/visit/conductor.ts';
import type { Settings } from '../../../src/settings.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { secondsPass, stopClock } from '../../fakes/parts/stopped-clock.ts';
import { until } from '../../fakes/until.ts';

const running: Conductor[] = [];
afterEach(() => {
  for (const conductor of running.splice(0)) void conductor.stop();
});

function kiosk(settings: Partial<Settings> = {}) {
  const fakes = fakeParts({ countdownSeconds: 0, turnSeconds: 0, ...settings });
  const conductor = new Conductor(fakes.parts);
  running.push(conductor);
  const ask = (...requests: Request[]) => requests.map((request) => conductor.request(request));
  const reach = (step: string) => until(() => expect(conductor.state.step).toBe(step));
  /** From the live picture to a photo that was judged. */
  const take = async () => {
    ask({ type: 'take-photo' });
    await until(() => expect(conductor.state.candidate?.judged).toBe(true));
  };
  return { ...fakes, conductor, ask, reach, take };
}

async function toResult(parts: ReturnType<typeof kiosk>): Promise<void> {
  parts.ask(...requestsToCapture);
  await parts.take();
  parts.ask({ type: 'use-photo' });
  await parts.reach('result');
}

describe('the conductor', () => {
  it('leads from the camera to a numbered result and a slip for download', async () => {
    const parts = kiosk();
    await toResult(parts);
    const { outcome, photos } = parts.conductor.state;
    expect(outcome).toBe('refer');
    expect(photos[0]?.spots.map(({ number, checked }) => [number, checked])).toEqual([
      [1, true],
      [2, true],
    ]);
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.conductor.state.slip).toBe('printed'));
    const { slipUrl, number } = parts.conductor.state;
    expect(parts.printer.printed).toEqual([`slip-${number}`]);
    expect(parts.conductor.file(slipUrl?.split('/').at(-1) ?? '')).toMatchObject({
      contentType: 'application/pdf',
    });
  });

  it('tells the page nothing of how a spot was graded', async () => {
    const parts = kiosk();
    await toResult(parts);
    expect(JSON.stringify(parts.conductor.state)).not.toMatch(
      /splScore|probabilit|level|embedding|nspl|odd/i,
    );
  });

  it('keeps nothing after "finish" or "stop and delete": no photo, answer, result or slip', async () => {
    for (const end of ['finish', 'stop-and-delete'] as const) {
      const parts = kiosk();
      await toResult(parts);
      const url = parts.conductor.state.photos[0]?.url ?? '';
      expect(parts.conductor.file(url.split('/').at(-1) ?? '')).toBeDefined();
      parts.ask({ type: end });
      expect(parts.conductor.file(url.split('/').at(-1) ?? '')).toBeUndefined();
      expect(parts.conductor.state).toMatchObject({
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
    expect(parts.conductor.state).toMatchObject({ step: 'welcome', photos: [] });
    // By the time the next visit has its result, nothing of this one is left to come.
    await toResult(parts);
    expect(parts.conductor.state.photos).toHaveLength(1);
    const undisturbed = kiosk();
    await toResult(undisturbed);
    // The answer to the first run asked for one more; then the analysis ended.
    expect(parts.inference.calls.length - undisturbed.inference.calls.length).toBeLessThanOrEqual(before + 4);
  });

  it('refuses what does not fit the step and changes nothing', async () => {
    const { conductor, ask } = kiosk();
    const before = conductor.state;
    expect(
      ask({ type: 'take-photo' }, { type: 'use-photo' }, { type: 'print-slip' }, { type: 'finish' }),
    ).toEqual(Array(4).fill({ ok: false, code: 'out-of-order' }));
    expect(conductor.state).toEqual(before);
  });

  it('says that the camera gave nothing, and takes the photo once it does', async () => {
    const parts = kiosk();
    parts.camera.broken = true;
    parts.ask(...requestsToCapture, { type: 'take-photo' });
    await until(() => expect(parts.conductor.state.fault).toBe('camera-no-picture'));
    expect(parts.conductor.state).toMatchObject({ step: 'capture', countdown: null });
    parts.camera.broken = false;
    await parts.take();
    expect(parts.conductor.state).toMatchObject({
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
    await until(() => expect(parts.conductor.state.fault).toBe('unknown'));
    expect(parts.conductor.state).toMatchObject({ step: 'review', candidate: { judged: false } });
    parts.inference.before = () => undefined;
    parts.ask({ type: 'retry-check' });
    await until(() =>
      expect(parts.conductor.state).toMatchObject({ fault: null, candidate: { judged: true, mayUse: true } }),
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
      await until(() => expect(parts.conductor.state.fault).toBe('unknown'));
      expect(parts.conductor.state).toMatchObject({ step: 'analysing', photos: [{ analysis: 'failed' }] });
      parts.inference.before = () => undefined;
      parts.ask({ type: next });
      await parts.reach('result');
      expect(parts.conductor.state.outcome).toBe(next === 'retry-check' ? 'refer' : 'inconclusive');
    }
  });

  it('says that no paper came and keeps the outcome', async () => {
    const parts = kiosk();
    await toResult(parts);
    parts.printer.broken = true;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.conductor.state.slip).toBe('failed'));
    expect(parts.conductor.state).toMatchObject({ outcome: 'refer', fault: 'printer-out-of-paper' });
  });

  it('prints again after a failure, and then nothing is left of it', async () => {
    const parts = kiosk();
    await toResult(parts);
    parts.printer.broken = true;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.conductor.state.slip).toBe('failed'));
    parts.printer.broken = false;
    parts.ask({ type: 'print-slip' });
    await until(() => expect(parts.conductor.state.slip).toBe('printed'));
    expect(parts.conductor.state.fault).toBeNull();
  });

  it('files a photo under the site that was chosen for it, whatever is asked while it is taken', async () => {
    const parts = kiosk();
    parts.ask(...requestsToCapture, { type: 'take-photo' });
    expect(parts.ask({ type: 'change-site' })).toEqual([{ ok: false, code: 'out-of-order' }]);
    await parts.reach('review');
    expect(parts.conductor.state.target).toMatchObject({ place: { site: 'upper-back', view: 'back' } });
  });

  it('deletes the picture of a photo that is taken again, and shows live pictures again', async () => {
    const parts = kiosk();
    parts.ask(...requestsToCapture);
    expect(parts.conductor.state.previewUrl).not.toBeNull();
    await parts.take();
    expect(parts.conductor.state.previewUrl).toBeNull();
    const token = parts.conductor.state.candidate?.url.split('/').at(-1) ?? '';
    expect(parts.conductor.file(token)).toBeDefined();
    parts.ask({ type: 'take-again' });
    expect(parts.conductor.file(token)).toBeUndefined();
    expect(parts.conductor.state.previewUrl).not.toBeNull();
  });

  it('takes a second photo and goes back to the result of both', async () => {
    const parts = kiosk();
    await toResult(parts);
    parts.ask({ type: 'another-photo' }, { type: 'back-to-result' });
    expect(parts.conductor.state).toMatchObject({ step: 'result', outcome: 'refer' });
    parts.ask(
      { type: 'another-photo' },
      { type: 'choose-scope', scope: 'spot' },
      { type: 'choose-site', site: 'chest', view: 'front', point: { x: 0.5, y: 0.3 } },
    );
    await parts.take();
    parts.ask({ type: 'use-photo' });
    await parts.reach('result');
    const numbers = parts.conductor.state.photos.flatMap(({ spots }) => spots.map(({ number }) => number));
    expect(numbers.sort()).toEqual([1, 2, 3, 4]);
  });

  it('says which provider runs the models after the child was lost', () => {
    const { conductor } = kiosk();
    conductor.setModels(false, 'cuda');
    expect(conductor.state.devices).toMatchObject({ modelsReady: false, provider: 'cuda' });
    conductor.setModels(true, 'cpu');
    expect(conductor.state.devices).toMatchObject({ modelsReady: true, provider: 'cpu' });
  });

  it('warns an abandoned visit, stays when someone answers, and else forgets it', async () => {
    stopClock();
    const parts = kiosk({ idleWarnSeconds: 60, idleResetSeconds: 30 });
    parts.ask({ type: 'begin' });
    await secondsPass(60);
    expect(parts.conductor.state.forgetsInSeconds).toBe(30);
    parts.ask({ type: 'still-here' });
    expect(parts.conductor.state).toMatchObject({ forgetsInSeconds: null, step: 'about' });
    await secondsPass(89);
    expect(parts.conductor.state).toMatchObject({ forgetsInSeconds: 1, step: 'about' });
    await secondsPass(1);
    expect(parts.conductor.state.step).toBe('welcome');
  });

  it('logs events and ids, never an answer or where on the body', async () => {
    const parts = kiosk();
    await toResult(parts);
    parts.ask({ type: 'finish' });
    expect(parts.log.map((line) => JSON.parse(line).event)).toEqual(['captured', 'analysed', 'forgotten']);
    expect(parts.log.join('')).not.toMatch(/upper-back|bleeding|not-sure|answer|files\//);
  });
});
