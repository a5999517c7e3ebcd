/**
 * Entry of the imaging child: the one process that holds decoded photos. It ends with the visit, by SIGKILL, and a
 * native crash ends it and not the kiosk.
 */
import { flushCompileCache } from 'node:module';
import { KioskError, textOf } from '../errors.ts';
import { ModelThreads } from '../inference/model-threads.ts';
import { warmUp } from '../vision/analyze.ts';
import { LocalImaging } from './local-imaging.ts';
import type { FromChild, ToChild } from './messages.ts';

// Ctrl-C and systemd's SIGTERM reach the whole group: the daemon drains first, then kills this process.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
// With the channel gone the daemon died, and this process ends at once: to leave in the middle of a model's run would
// abort in native code, and an abort can dump the memory that holds a photo.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

let models: ModelThreads | undefined;
let imaging = new LocalImaging(null);

process.on('message', (message: ToChild) => {
  void answerTo(message).then(tell, (error: unknown) => tell(failure(message.id, error)));
});

async function answerTo(message: ToChild): Promise<FromChild> {
  const { id } = message;
  switch (message.kind) {
    case 'load': {
      const { models: files, ladder, manifest } = message;
      const threads = new ModelThreads(
        (run) => tell({ kind: 'ran', run }),
        (error) => tell({ kind: 'thread-lost', ...reasonOf(error) }),
      );
      const loaded = await threads.load(files, ladder);
      models = threads;
      if (manifest !== null) {
        const vision = { inference: threads, manifest };
        await warmUp(vision);
        imaging = new LocalImaging(vision);
      }
      // This process never ends by itself, which is when Node would keep the code that it has compiled.
      flushCompileCache();
      return { kind: 'loaded', id, models: [...loaded] };
    }
    case 'run': {
      if (!models) throw new KioskError('inference-failed', 'No models run in this process.');
      return { kind: 'result', id, outputs: await models.run(message.model, message.input) };
    }
    case 'analyse':
      for await (const event of imaging.analyse(message.photo, message.photoKind)) {
        tell({ kind: 'event', id, event });
      }
      return { kind: 'done', id, answer: null };
    case 'task':
      return { kind: 'done', id, answer: await imaging.ask(message.task, message.input) };
  }
}

const failure = (id: number, error: unknown): FromChild => ({ kind: 'failed', id, ...reasonOf(error) });

const reasonOf = (error: unknown) => ({
  code: error instanceof KioskError ? error.code : 'inference-failed',
  message: textOf(error),
});

/** A daemon that is gone meanwhile needs no answer: the error of the closed channel goes nowhere. */
function tell(message: FromChild): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
