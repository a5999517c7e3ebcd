import { expect, it } from 'vitest';
import { checkPins } from '../../../src/technician/checks/pins.ts';

it('fails while a PIN is missing or can’t be read, and says which', () => {
  expect(checkPins({ pharmacist: 'set', technician: 'set' })).toMatchObject({ status: 'ok' });
  expect(checkPins({ pharmacist: 'missing', technician: 'set' })).toMatchObject({
    status: 'failed',
    value: 'pharmacist: missing',
    remedy: expect.stringContaining('npm run provision'),
  });
  expect(checkPins({ pharmacist: 'set', technician: 'broken' })).toMatchObject({
    status: 'failed',
    value: 'technician: broken',
    sentences: { value: { key: 'pinsTechnician' } },
  });
  expect(checkPins({ pharmacist: 'missing', technician: 'missing' }).sentences.value?.key).toBe('pinsNone');
});
