import { expect, it } from 'vitest';
import { Conductor } from '../../../src/server/visit/conductor.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { until } from '../../fakes/until.ts';

it('hands nothing over as long as no pharmacist could see it, and does once one can', async () => {
  const { parts, store } = fakeParts({ countdownSeconds: 0, turnSeconds: 0 });
  let hasPin = false;
  const conductor = new Conductor({ ...parts, mayHandOver: () => hasPin });
  for (const request of requestsToCapture) conductor.request(request);
  conductor.request({ type: 'take-photo' });
  await until(() => expect(conductor.state.candidate?.judged).toBe(true));
  conductor.request({ type: 'use-photo' });
  await until(() => expect(conductor.state).toMatchObject({ step: 'result', mayHandOver: false }));

  expect(conductor.request({ type: 'hand-over', photos: true })).toEqual({ ok: false, code: 'pin-missing' });
  expect(conductor.state.handedOver).toBe('not-asked');
  expect(store.queue()).toEqual([]);

  hasPin = true;
  expect(conductor.state.mayHandOver).toBe(true);
  expect(conductor.request({ type: 'hand-over', photos: true })).toEqual({ ok: true });
  expect(store.queue()).toHaveLength(1);
  await conductor.stop();
});
