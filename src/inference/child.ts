/**
 * Entry of the inference child: a native crash ends this process and not the kiosk. The sessions live in a thread of
 * their own, so that the next runs' pixels, megabytes through a pipe, arrive while a model is at work.
 */
import { Worker } from 'node:worker_threads';
import { type FromChild, type ToChild, toChildSchema } from './messages.ts';

const models = new Worker(new URL('./model-thread.ts', import.meta.url));

// Ctrl-C and systemd's SIGTERM reach the whole group: the daemon drains first, then closes the channel.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
// With the channel gone, also because the daemon died, this process ends at once: to leave in the middle of a model's
// run would abort in native code, and an abort can dump the memory that holds a photo.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

process.on('message', (raw) => {
  const message = toChildSchema.parse(raw);
  if (message.kind === 'run') handOver(message);
  else models.postMessage(message);
});

/** The pixels lie within a larger buffer that the channel still reads into: a copy of them alone changes hands. */
function handOver(message: Extract<ToChild, { kind: 'run' }>): void {
  const data = message.input.data.slice();
  models.postMessage({ ...message, input: { ...message.input, data } }, [data.buffer]);
}

models.on('message', (reply: FromChild) => {
  // A daemon that is gone meanwhile needs no answer: the error of the closed channel goes nowhere.
  if (process.connected) process.send?.(reply, undefined, undefined, () => undefined);
});
models.on('error', (error) => {
  throw error;
});
