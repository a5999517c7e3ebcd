/** Kiosks of one test, without hardware, models or files; they end after it. */
import { afterEach, expect } from 'vitest';
import type { Request } from '../../../src/contract/kiosk.ts';
import type { VisitParts } from '../../../src/server/visit/open-visits.ts';
import type { Settings } from '../../../src/settings.ts';
import { until } from '../until.ts';
import { fakeParts } from './kiosk-parts.ts';
import { LocalVisitor } from './local-visitor.ts';
import { requestsToCapture } from './requests.ts';

const running: LocalVisitor[] = [];
afterEach(async () => {
  for (const visitor of running.splice(0)) await visitor.stop();
});

export function kiosk(settings: Partial<Settings> = {}, other: Partial<VisitParts> = {}) {
  const fakes = fakeParts({ countdownSeconds: 0, turnSeconds: 0, ...settings });
  const visitor = new LocalVisitor({ ...fakes.parts, ...other });
  running.push(visitor);
  const ask = (...requests: Request[]) => requests.map((request) => visitor.request(request));
  const becomes = (state: object) => until(() => expect(visitor.state).toMatchObject(state));
  /** Leads from the live picture to a photo that was judged. */
  const take = async () => {
    ask({ type: 'take-photo' });
    await becomes({ candidate: { judged: true } });
  };
  const toReview = async () => {
    ask(...requestsToCapture);
    await take();
  };
  /** @returns the id of the screening */
  const toResult = async () => {
    await toReview();
    ask({ type: 'use-photo' });
    await becomes({ step: 'result' });
    return visitor.state.screeningId;
  };
  return { ...fakes, visitor, ask, becomes, take, toReview, toResult };
}
