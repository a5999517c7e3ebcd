import { expect, it } from 'vitest';
import { LoopDelay } from '../../../src/technician/health/loop-delay.ts';
import { blockThread } from '../../fakes/block-thread.ts';

it('counts every block once, also right after the start and right after a reading', () => {
  const delay = new LoopDelay();
  delay.start();
  blockThread(120);
  expect(delay.take()).toBeGreaterThanOrEqual(100);
  blockThread(220);
  expect(delay.take()).toBeGreaterThanOrEqual(200);
  expect(delay.take()).toBeLessThan(200);
  delay.stop();
});

it('remembers the longest of several blocks', async () => {
  const delay = new LoopDelay();
  delay.start();
  blockThread(220);
  await new Promise(setImmediate);
  blockThread(50);
  expect(delay.take()).toBeGreaterThanOrEqual(200);
  delay.stop();
});
