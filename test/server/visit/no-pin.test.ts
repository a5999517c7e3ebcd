import { expect, it } from 'vitest';
import { kiosk } from '../../fakes/parts/local-kiosk.ts';

it('hands nothing over as long as no pharmacist could see it, and does once one can', async () => {
  let hasPin = false;
  const { visitor, ask, toResult, store } = kiosk({}, { mayHandOver: () => hasPin });
  await toResult();
  expect(visitor.state.mayHandOver).toBe(false);

  expect(ask({ type: 'hand-over', photos: true })).toEqual([{ ok: false, code: 'pin-missing' }]);
  expect(visitor.state).toMatchObject({ handedOver: 'not-asked', fault: null });
  expect(store.queue()).toEqual([]);

  hasPin = true;
  expect(visitor.state.mayHandOver).toBe(true);
  expect(ask({ type: 'hand-over', photos: true })).toEqual([{ ok: true }]);
  expect(store.queue()).toHaveLength(1);
});
