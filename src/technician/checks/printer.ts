import type { PrinterDescription, PrinterState } from '../../devices/printer/printer.ts';
import { type Check, degraded, failed, ok } from './check.ts';

const remedies: Readonly<Record<Exclude<PrinterState['state'], 'idle' | 'error'>, string>> = {
  'out-of-paper': 'Put in a new roll.',
  'cover-open': 'Close the printer’s cover.',
  offline: 'Switch the printer on and check its cable; the settings must name it.',
};

/**
 * The printer in the settings: how it describes itself and what it reports now.
 * @param warnings what a person should put right by hand, according to its driver
 */
export function checkPrinter(
  { simulated, detail }: PrinterDescription,
  state: PrinterState,
  warnings: readonly string[] = [],
): Check {
  const name = 'printer';
  if (simulated)
    return degraded(
      name,
      detail,
      'Name a printer in the settings: without one, slips are files and no paper comes out.',
    );
  if (state.state === 'idle') {
    const [warning] = warnings;
    return warning === undefined ? ok(name, `${detail}: ready`) : degraded(name, `${detail}: ready`, warning);
  }
  return state.state === 'error'
    ? failed(
        name,
        `${detail}: ${state.kind}`,
        'Look at the printer’s display or lights, and correct what they show.',
      )
    : failed(name, `${detail}: ${state.state}`, remedies[state.state]);
}
