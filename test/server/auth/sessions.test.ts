import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Sessions } from '../../../src/server/auth/sessions.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a session ends after its idle time, counted from the last touch', () => {
  const sessions = new Sessions(1000);
  const ended = vi.fn();
  sessions.onEnd(ended);
  const token = sessions.open();
  vi.advanceTimersByTime(900);
  expect(sessions.touch(token)).toBe(true);
  vi.advanceTimersByTime(900);
  expect(sessions.isOpen(token)).toBe(true);
  vi.advanceTimersByTime(100);
  expect(sessions.isOpen(token)).toBe(false);
  expect(sessions.touch(token)).toBe(false);
  expect(ended.mock.calls).toEqual([[token]]);
});
