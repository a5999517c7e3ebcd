import { KioskError } from '../../../errors.ts';

/**
 * Works on a photo that the imaging process holds decoded, or sends its bytes where that no longer has it.
 * @param work with no bytes at first; fails with `photo-not-held` where it needs them
 * @param read the photo's bytes; null where it was dropped meanwhile
 * @returns null where the photo was dropped
 */
export async function whetherHeldOrNot<T>(
  work: (jpeg: Uint8Array | null) => Promise<T>,
  read: () => Promise<Uint8Array | null>,
): Promise<T | null> {
  try {
    return await work(null);
  } catch (error) {
    if (!(error instanceof KioskError && error.code === 'photo-not-held')) throw error;
    const jpeg = await read();
    return jpeg && (await work(jpeg));
  }
}
