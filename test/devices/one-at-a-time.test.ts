import { expect, test } from 'vitest';
import { OneAtATime } from '../../src/devices/one-at-a-time.ts';

/** A turn of the event loop, enough for a job that does not wait to begin. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('jobs run in order and never together, and a failure does not stop the next', async () => {
  const queue = new OneAtATime();
  const events: string[] = [];
  const job = (name: string, fails = false) =>
    queue.run(async () => {
      events.push(`${name} begins`);
      await turn();
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const first = job('a');
  const second = job('b', true);
  const third = job('c');
  await expect(second).rejects.toThrow('b');
  expect(await Promise.all([first, third])).toEqual(['a', 'c']);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('idle waits for what was asked for', async () => {
  const queue = new OneAtATime();
  let done = false;
  const job = queue.run(async () => {
    await turn();
    done = true;
    throw new Error('late');
  });
  const ended = expect(job).rejects.toThrow('late');
  await queue.idle();
  expect(done).toBe(true);
  await ended;
});
