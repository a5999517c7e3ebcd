import type { PrinterState } from './printer.ts';

/** Status of an ESC/POS printer (Epson's reference, DLE EOT and GS r). */

const dleEot = (n: number): Uint8Array => Uint8Array.of(0x10, 0x04, n);

/** The four questions, each of which the printer answers at once with one byte. */
export const statusQuestions: readonly Uint8Array[] = [1, 2, 3, 4].map(dleEot);

/** GS r 1, the paper sensors: answered with one byte once everything sent before is printed. */
export const whenPrinted = Uint8Array.of(0x1d, 0x72, 0x01);

/** DLE DC4 8: discards what was received and is not printed yet. */
export const clearBuffers = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** Bits that are fixed in an answer to DLE EOT and distinguish it from an answer to GS r. */
export const isRealTime = (byte: number): boolean => (byte & 0x93) === 0x12;
export const isPrintedAnswer = (byte: number): boolean => (byte & 0x90) === 0;

const bit = {
  printer: { offline: 0x08 },
  cause: { coverOpen: 0x04, paperEnd: 0x20, error: 0x40 },
  error: { cutter: 0x08, unrecoverable: 0x20, recoversByItself: 0x40 },
  roll: { end: 0x60 },
} as const;

/** @param answers the bytes that answer the four questions, in their order */
export function stateOfAnswers(answers: readonly number[]): PrinterState {
  const [printer = 0, cause = 0, error = 0, roll = 0] = answers;
  if (cause & bit.cause.coverOpen) return { state: 'cover-open' };
  if (cause & bit.cause.paperEnd || roll & bit.roll.end) return { state: 'out-of-paper' };
  if (error & bit.error.cutter) return { state: 'error', kind: 'cutter' };
  if (error & bit.error.unrecoverable) return { state: 'error', kind: 'unrecoverable' };
  // Mostly a print head that is too hot and continues once it has cooled.
  if (error & bit.error.recoversByItself) return { state: 'error', kind: 'recovers by itself' };
  if (cause & bit.cause.error) return { state: 'error', kind: 'unknown' };
  return { state: printer & bit.printer.offline ? 'offline' : 'idle' };
}
