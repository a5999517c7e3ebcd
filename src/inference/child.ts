/**
 * Entry of the inference child: a native crash ends this process and not the kiosk. The sessions live in their own
 * thread, so that the pixels of the next runs, megabytes through a pipe, arrive while a model works.
 */
import { Worker } from 'node:worker_threads';
import { type FromChild, type ToChild, toChildSchema } from './messages.ts';

const models = new Worker(new URL('./model-thread.ts', import.meta.url));

// Ctrl-C and systemd's SIGTERM reach the whole group: the daemon drains first, then closes the channel.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
// Once the channel closes, also because the daemon died, this process ends at once with SIGKILL: a normal exit in the
// middle of a run would abort in native code, and an abort can dump the memory that holds a photo.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

process.on('message', (raw) => {
  const message = toChildSchema.parse(raw);
  if (message.kind === 'run') handOver(message);
  else models.postMessage(message);
});

/** The pixels are part of a larger buffer into which the channel still reads, so the thread gets a copy. */
function handOver(message: Extract<ToChild, { kind: 'run' }>): void {
  const data = message.input.data.slice();
  models.postMessage({ ...message, input: { ...message.input, data } }, [data.buffer]);
}

models.on('message', (reply: FromChild) => {
  // A daemon that has gone meanwhile needs no answer, so the error of the closed channel is ignored.
  if (process.connected) process.send?.(reply, undefined, undefined, () => undefined);
});
models.on('error', (error) => {
  throw error;
});
