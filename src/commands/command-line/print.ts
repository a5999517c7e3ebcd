import { KioskError, systemCode } from '../../errors.ts';

/**
 * Writes a result to standard output and waits until a pipe has taken all of it: the process ends right after, and a
 * slow reader would lose the rest. A reader that has gone away is not an error of ours.
 * @throws KioskError `usage`
 */
export async function print(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.once('error', () => undefined);
    process.stdout.write(text, (error) => {
      const code = systemCode(error);
      if (!error || code === 'EPIPE') resolve();
      else reject(new KioskError('usage', `The result can't be written to standard output (${code}).`));
    });
  });
}
