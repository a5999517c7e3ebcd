import { describe, expect, it, vi } from 'vitest';
import { picture } from '../../fakes/parts/kiosk-parts.ts';
import { kiosk } from '../../fakes/parts/local-kiosk.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { secondsPass, stopClock } from '../../fakes/parts/stopped-clock.ts';
import { until } from '../../fakes/until.ts';

describe('a visit', () => {
  it('leads from the camera to a numbered result and a slip for download', async () => {
    const parts = kiosk();
    await parts.toResult();
    const { outcome, photos } = parts.visitor.state;
    expect(outcome).toBe('refer');
    expect(photos[0]?.spots.map(({ number }) => number)).toEqual([1, 2]);
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
    await parts.toResult();
    expect(JSON.stringify(parts.visitor.state)).not.toMatch(/splScore|probabilit|level|embedding|nspl|odd/i);
  });

  it('refuses what does not fit the step and changes nothing', async () => {
    const { visitor, ask } = kiosk();
    const before = visitor.state;
    expect(
      ask({ type: 'take-photo' }, { type: 'use-photo' }, { type: 'print-slip' }, { type: 'finish' }),
    ).toEqual(Array(4).fill({ ok: false, code: 'out-of-order' }));
    expect(visitor.state).toEqual(before);
  });

  it('files a photo under the site that was chosen for it, whatever is asked while it is taken', async () => {
    const parts = kiosk();
    parts.ask(...requestsToCapture, { type: 'take-photo' });
    expect(parts.ask({ type: 'change-site' })).toEqual([{ ok: false, code: 'out-of-order' }]);
    await parts.becomes({ step: 'review' });
    expect(parts.visitor.state.target).toMatchObject({ place: { site: 'upper-back', view: 'back' } });
  });

  it('takes a photo without a touch once the live picture is good, and uses it', async () => {
    const parts = kiosk({ acceptSeconds: 1, handsFree: true });
    parts.parts.camera.latest = () => picture;
    parts.ask(...requestsToCapture.slice(0, -1));
    parts.ask({ type: 'choose-site', site: 'upper-back', view: 'back', point: { x: 0.5, y: 0.3 } });
    await parts.becomes({ step: 'result', photos: [{ place: { site: 'upper-back' } }] });
    expect(parts.camera.taken).toBe(1);
  });

  it('says whether somebody is at the desk, and when the pharmacy is closed', () => {
    const { visitor } = kiosk();
    expect(visitor.state.desk).toBe('empty');
    visitor.visits.customer.deskIs(true);
    expect(visitor.state.desk).toBe('attended');
    const today = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(new Date());
    const other = today.startsWith('Mo') ? 'We' : 'Mo';
    const closed = kiosk({ openingHours: `${other} 00:00-00:01`, timeZone: 'UTC' });
    closed.visitor.visits.customer.deskIs(true);
    expect(closed.visitor.state.desk).toBe('closed');
  });

  it('calls the pharmacist until somebody answers, and no longer than the visit lasts', () => {
    const { visitor, ask } = kiosk();
    const { customer } = visitor.visits;
    const rang = vi.fn();
    customer.onCall(rang);
    expect(ask({ type: 'call-pharmacist' })).toEqual([{ ok: false, code: 'out-of-order' }]);
    ask({ type: 'begin' }, { type: 'call-pharmacist' });
    expect([visitor.state.call, customer.isCalling(), rang.mock.calls.length]).toEqual(['ringing', true, 1]);
    customer.answerCall();
    expect([visitor.state.call, customer.isCalling(), rang.mock.calls.length]).toEqual([
      'answered',
      false,
      2,
    ]);
    ask({ type: 'call-pharmacist' }, { type: 'stop-and-delete' });
    expect([visitor.state.call, customer.isCalling()]).toEqual(['none', false]);
  });

  it('does not tell the next customer that the pharmacist comes to the one before', () => {
    const { visitor, ask } = kiosk();
    ask({ type: 'begin' }, { type: 'call-pharmacist' }, { type: 'stop-and-delete' });
    visitor.visits.customer.answerCall();
    expect(visitor.state.call).toBe('none');
    ask({ type: 'begin' });
    visitor.visits.customer.answerCall();
    expect(visitor.state.call).toBe('none');
  });

  it('takes a second photo and goes back to the result of both', async () => {
    const parts = kiosk();
    await parts.toResult();
    parts.ask({ type: 'another-photo' }, { type: 'back-to-result' });
    expect(parts.visitor.state).toMatchObject({ step: 'result', outcome: 'refer' });
    parts.ask(
      { type: 'another-photo' },
      { type: 'choose-site', site: 'chest', view: 'front', point: { x: 0.5, y: 0.3 } },
    );
    await parts.take();
    parts.ask({ type: 'use-photo' });
    await parts.becomes({ step: 'result' });
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
    expect(parts.visitor.state).toMatchObject({ forgetsInSeconds: null, step: 'consent' });
    await secondsPass(89);
    expect(parts.visitor.state).toMatchObject({ forgetsInSeconds: 1, step: 'consent' });
    await secondsPass(1);
    expect(parts.visitor.state.step).toBe('welcome');
  });

  it('logs events and ids, never an answer or where on the body', async () => {
    const parts = kiosk();
    await parts.toResult();
    parts.ask({ type: 'finish' });
    expect(parts.log.map((line) => JSON.parse(line).event)).toEqual(['captured', 'analysed', 'forgotten']);
    expect(parts.log.join('')).not.toMatch(/upper-back|bleeding|not-sure|answer|files\//);
  });
});
