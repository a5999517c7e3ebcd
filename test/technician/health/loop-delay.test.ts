import { expect, it } from 'vitest';
import { LoopDelay } from '../../../src/technician/health/loop-delay.ts';

const block = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

it('counts every block once, also right after the start and right after a reading', () => {
  const delay = new LoopDelay();
  delay.start();
  block(120);
  expect(delay.take()).toBeGreaterThanOrEqual(100);
  block(220);
  expect(delay.take()).toBeGreaterThanOrEqual(200);
  expect(delay.take()).toBeLessThan(200);
  delay.stop();
});

it('remembers the longest of several blocks', async () => {
  const delay = new LoopDelay();
  delay.start();
  block(220);
  await new Promise(setImmediate);
  block(50);
  expect(delay.take()).toBeGreaterThanOrEqual(200);
  delay.stop();
});
