import { expect, it, vi } from 'vitest';
import { Opened } from '../../src/open/opened.ts';

it('closes what was opened, last first and once, and goes on after a failure, which is logged', async () => {
  const closed: string[] = [];
  const logger = { error: vi.fn() };
  const opened = new Opened(logger);
  expect(opened.keep('store', (part) => closed.push(part))).toBe('store');
  opened.keep('camera', () => Promise.reject(new TypeError('stuck')));
  opened.keep('socket', async (part) => closed.push(part));
  opened.keep('printer', () => {
    throw new RangeError('jammed');
  });
  await opened.close();
  await opened.close();
  expect(closed).toEqual(['socket', 'store']);
  expect(logger.error.mock.calls).toEqual([
    [{ event: 'stop-failed', kind: 'RangeError' }],
    [{ event: 'stop-failed', kind: 'TypeError' }],
  ]);
});
