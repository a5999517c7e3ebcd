import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Request } from '../../../src/contract/kiosk.ts';
import { retakeAsked } from '../../../src/screening/record/review.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../../fakes/parts/local-visitor.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { sampleReview } from '../../fakes/records/record.ts';
import { until } from '../../fakes/until.ts';

const refused = { ok: false, code: 'out-of-order' };
const accepted = { ok: true };

let fakes: ReturnType<typeof fakeParts>;
let visitor: LocalVisitor;
let id: string;

const ask = (request: Request) => visitor.request(request);
const becomes = (state: object) => until(() => expect(visitor.state).toMatchObject(state));
const record = () => {
  const kept = fakes.store.read(id);
  if (!kept) throw new Error('not kept');
  return kept;
};

/** Does what the desk does: writes it into the record, then tells the customer. */
function askRetake(): void {
  const asked = retakeAsked(record(), '2026-11-23T14:00:00.000Z');
  if (!asked) throw new Error('asked already');
  fakes.store.save(asked);
  visitor.visits.customer.askRetake(id, true);
}

async function takePhoto(): Promise<void> {
  ask({ type: 'take-photo' });
  await becomes({ candidate: { judged: true } });
  ask({ type: 'use-photo' });
  await becomes({ step: 'result' });
}

beforeEach(async () => {
  fakes = fakeParts({ countdownSeconds: 0, turnSeconds: 0 });
  visitor = new LocalVisitor(fakes.parts);
  for (const request of requestsToCapture) ask(request);
  await takePhoto();
  id = visitor.state.screeningId;
  ask({ type: 'hand-over', photos: true });
});
afterEach(() => visitor.stop());

describe('photos that were handed over', () => {
  it('can be added to until the pharmacist has signed, and the record has the new ones', async () => {
    askRetake();
    expect(visitor.state).toMatchObject({ step: 'result', retakeAsked: true });
    expect(ask({ type: 'another-photo' })).toEqual(accepted);
    // The customer may leave before there is a new result.
    expect(record().screening.triage?.level).toBe('refer');
    for (const request of requestsToCapture.slice(-1)) ask(request);
    await takePhoto();
    expect(visitor.state).toMatchObject({ retakeAsked: false, mayAdd: true });
    expect(record()).toMatchObject({
      retakeAskedAt: null,
      screening: { captures: [{}, {}], handedOver: 'yes' },
    });
    expect(fakes.store.queue()).toHaveLength(1);
  });

  it('no longer change once the pharmacist has signed, and the screen says so', () => {
    askRetake();
    fakes.store.save({ ...record(), review: sampleReview() });
    visitor.visits.customer.askRetake(id, false);
    visitor.visits.customer.signed(id);
    expect(visitor.state).toMatchObject({ signed: true, mayAdd: false });
    expect(ask({ type: 'another-photo' })).toEqual(refused);
    expect(record().review).toEqual(sampleReview());
  });

  it('are asked for of nobody else: the next customer reads nothing of it', async () => {
    const left = vi.fn();
    visitor.visits.customer.onLeave(left);
    ask({ type: 'finish' });
    expect(left).toHaveBeenCalledOnce();
    expect(visitor.visits.customer.isHere(id)).toBe(false);
    visitor.visits.customer.askRetake(id, true);
    expect(visitor.state).toMatchObject({ step: 'done', retakeAsked: false });
    expect(record().retakeAskedAt ?? null).toBeNull();
  });
});
