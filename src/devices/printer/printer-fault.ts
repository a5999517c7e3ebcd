import { KioskError } from '../../errors.ts';
import type { Paper, PrinterState } from './printer.ts';

const sentences = {
  'out-of-paper': ['printer-out-of-paper', 'has no paper: put in a new roll or sheets'],
  'cover-open': ['printer-cover-open', 'has an open cover: close it'],
  offline: ['printer-offline', 'does not answer: switch it on and check its cable'],
} as const;

/** The error for a printer in this state; undefined if it can print. */
export function faultOf(state: PrinterState, printer: string): KioskError | undefined {
  if (state.state === 'idle') return undefined;
  if (state.state === 'error') {
    return new KioskError(
      'printer-error',
      `The printer ${printer} reports “${state.kind}”. Look at its display or lights.`,
      { places: { kind: state.kind } },
    );
  }
  const [code, sentence] = sentences[state.state];
  return new KioskError(code, `The printer ${printer} ${sentence}, and print again.`);
}

/**
 * The name becomes part of a file name, a job's title or a command.
 * @throws KioskError `printer-failed`
 */
export function checkName({ name }: Paper): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(name))
    throw new KioskError('printer-failed', 'The paper has a name that can’t be printed.');
}

export const wrongPaper = (printer: string): KioskError =>
  new KioskError(
    'printer-wrong-paper',
    `The printer ${printer} prints only slips. Name a printer for letters in the settings (letterPrinter).`,
  );

export const noAnswer = (printer: string): KioskError =>
  new KioskError(
    'printer-no-answer',
    `The printer ${printer} took the job but did not say that it printed it. Check whether paper came out.`,
  );

export const nobodyWaits = (): KioskError =>
  new KioskError('stopped', 'Nobody waits for this paper any longer, so it was taken back.');
