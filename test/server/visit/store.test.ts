import { beforeEach, describe, expect, it } from 'vitest';
import type { Review } from '../../../src/screening/record/record.ts';
import { picture } from '../../fakes/parts/kiosk-parts.ts';
import { kiosk as anyKiosk } from '../../fakes/parts/local-kiosk.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { secondsPass, stopClock } from '../../fakes/parts/stopped-clock.ts';

beforeEach(stopClock);

const kiosk = () => anyKiosk({ idleWarnSeconds: 60, idleResetSeconds: 30 });
/** Until an abandoned visit is given up. */
const nobodyComes = () => secondsPass(90);

describe('what is kept of a visit', () => {
  it('is every answer and the result, before the page is told, and the photo as the camera gave it', async () => {
    const parts = kiosk();
    const { visitor, store } = parts;
    for (const request of requestsToCapture) {
      expect(parts.ask(request)).toEqual([{ ok: true }]);
      expect(store.read(visitor.state.screeningId)?.screening.step).toBe(visitor.state.step);
    }
    const asked = Date.now();
    parts.ask({ type: 'take-photo' });
    await parts.becomes({ candidate: { judged: true } });
    const judged = Date.now();
    parts.ask({ type: 'use-photo' });
    await parts.becomes({ step: 'result' });
    const { screeningId, number, photos } = visitor.state;
    expect(store.read(screeningId)).toMatchObject({
      number,
      kiosk: { pharmacy: 'Pharmacy', provider: 'cpu' },
      screening: { step: 'result', triage: { level: 'refer' }, captures: [{ analysis: 'done' }] },
    });
    const takenAt = Date.parse(store.read(screeningId)?.screening.captures[0]?.takenAt ?? '');
    expect(takenAt).toBeGreaterThanOrEqual(asked);
    expect(takenAt).toBeLessThanOrEqual(judged);
    expect(await store.readPhoto(screeningId, photos[0]?.id ?? '')).toEqual(picture);
    expect(store.events).toEqual(['begun', 'consented', 'photo-used', 'photo-analysed']);
  });

  it('waits for the pharmacist once it was handed over, whether the customer finishes or walks away', async () => {
    for (const how of ['finish', 'walk'] as const) {
      const parts = kiosk();
      const id = await parts.toResult();
      expect(parts.store.queue()).toEqual([]);
      expect(parts.ask({ type: 'hand-over', photos: true })).toEqual([{ ok: true }]);
      expect(parts.store.queue()).toMatchObject([{ id, record: { screening: { handedOver: 'yes' } } }]);
      if (how === 'finish') parts.ask({ type: 'finish' });
      else await nobodyComes();
      expect(parts.visitor.state).toMatchObject({
        step: how === 'finish' ? 'done' : 'welcome',
        photos: [],
      });
      expect(parts.store.queue()).toMatchObject([
        { id, record: { screening: { triage: { level: 'refer' } } } },
      ]);
      expect(await parts.store.readPhoto(id, parts.store.read(id)?.screening.captures[0]?.id ?? '')).toEqual(
        picture,
      );
    }
  });

  it('is told on the last screen, and is no matter of the next customer', async () => {
    const parts = kiosk();
    const id = await parts.toResult();
    parts.ask({ type: 'hand-over', photos: true });
    parts.ask({ type: 'finish' });
    expect(parts.visitor.state).toMatchObject({ step: 'done', handedOver: 'yes', photos: [] });
    // "Back to the start": there is nothing left to stop.
    parts.ask({ type: 'stop-and-delete' });
    parts.ask({ type: 'begin' });
    expect(parts.visitor.state).toMatchObject({ step: 'consent', handedOver: 'not-asked' });
    parts.ask({ type: 'stop-and-delete' });
    expect(parts.store.queue()).toMatchObject([{ id }]);
  });

  it.each([
    ['finish', 'ended-finished'],
    ['stop-and-delete', 'ended-stopped-by-customer'],
    ['left alone', 'ended-left-alone'],
    ['daemon stopped', 'ended-abandoned'],
  ] as const)('is gone where it was not handed over: %s', async (end, event) => {
    const parts = kiosk();
    const id = await parts.toResult();
    const photo = parts.visitor.state.photos[0]?.id ?? '';
    parts.ask({ type: 'hand-over', photos: false });
    if (end === 'left alone') await nobodyComes();
    else if (end === 'daemon stopped') await parts.visitor.stop();
    else parts.ask({ type: end });
    expect(parts.store.read(id)).toBeNull();
    expect(await parts.store.readPhoto(id, photo)).toBeNull();
    expect(parts.store.queue()).toEqual([]);
    expect(parts.store.events.at(-1)).toBe(event);
  });

  it('goes with "stop and delete" even where it was handed over', async () => {
    const parts = kiosk();
    const id = await parts.toResult();
    parts.ask({ type: 'hand-over', photos: true });
    parts.ask({ type: 'stop-and-delete' });
    expect(parts.store.queue()).toEqual([]);
    expect(parts.store.read(id)).toBeNull();
  });

  it('stays for the pharmacist when the daemon stops', async () => {
    const parts = kiosk();
    const id = await parts.toResult();
    parts.ask({ type: 'hand-over', photos: true });
    await parts.visitor.stop();
    expect(parts.store.queue()).toMatchObject([{ id }]);
  });

  it('is brought to its result where the customer leaves in the middle of better photos', async () => {
    const parts = kiosk();
    const id = await parts.toResult();
    parts.ask({ type: 'hand-over', photos: true });
    parts.visitor.visits.customer.askRetake(id, true);
    parts.ask({ type: 'another-photo' });
    expect(parts.store.read(id)?.screening).toMatchObject({ step: 'body-site', triage: { level: 'refer' } });
    await nobodyComes();
    expect(parts.visitor.state.step).toBe('welcome');
    expect(parts.store.queue()).toMatchObject([{ id, record: { screening: { step: 'result' } } }]);
    expect(parts.store.events.at(-1)).toBe('left-unfinished');
  });

  it('leaves what the pharmacist wrote meanwhile', async () => {
    const parts = kiosk();
    const id = await parts.toResult();
    parts.ask({ type: 'hand-over', photos: true });
    const review: Review = {
      decision: 'accept',
      level: 'refer',
      reason: null,
      pathway: 'urgent',
      note: 'seen',
      pharmacist: { name: 'A. Pharmacist', registration: '12345' },
      signedAt: '2026-11-23T12:30:00.000Z',
    };
    const record = parts.store.read(id);
    if (!record) throw new Error('not kept');
    parts.store.save({ ...record, review }, 'signed');
    parts.ask({ type: 'print-slip' });
    await parts.becomes({ slip: 'printed' });
    expect(parts.store.read(id)).toMatchObject({ review, screening: { slip: 'printed' } });
  });
});
