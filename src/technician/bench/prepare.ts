/** The border between the bench and the process that prepares a photo for it. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { KioskError } from '../../errors.ts';
import { childEnvironment } from '../../settings/child-environment.ts';

/** A photo of the operator's own, or one to compose. */
export const wantedSchema = z.union([
  z.object({ path: z.string() }),
  z.object({ lesions: z.int(), megapixels: z.number() }),
]);
export type Wanted = z.infer<typeof wantedSchema>;

const preparedSchema = z.object({
  jpeg: z.instanceof(Uint8Array),
  /** Median processor time of decoding it, in ms. */
  decodeCpuMs: z.number(),
});
export type Prepared = z.infer<typeof preparedSchema>;

const script = fileURLToPath(new URL('./prepare-process.ts', import.meta.url));

/**
 * Reads or composes a photo in a process of its own: what that takes of memory is none of the kiosk's.
 * @throws KioskError `photo-unreadable`
 */
export async function preparePhoto(wanted: Wanted): Promise<Prepared> {
  const child = fork(script, {
    serialization: 'advanced',
    env: childEnvironment(),
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const answer = new Promise<unknown>((resolve) => {
    child.once('message', resolve);
    child.once('exit', () => resolve(undefined));
  });
  child.send(wanted);
  const prepared = preparedSchema.safeParse(await answer);
  child.kill('SIGKILL');
  if (prepared.success) return prepared.data;
  const name = 'path' in wanted ? wanted.path : 'The composed photo';
  throw new KioskError('photo-unreadable', `${name} can't be read. Check its name, and that it is a photo.`);
}
