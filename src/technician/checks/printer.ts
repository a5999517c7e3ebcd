import type { PrinterDescription, PrinterState } from '../../devices/printer/printer.ts';
import { type Check, degraded, failed, ok } from './check.ts';

const remedies: Readonly<Record<Exclude<PrinterState['state'], 'idle' | 'error'>, string>> = {
  'out-of-paper': 'Put in a new roll.',
  'cover-open': 'Close the printer’s cover.',
  offline: 'Switch the printer on and look at its cable; the settings must name it.',
};

/**
 * The printer of the settings, as it describes itself and what it says now.
 * @param warnings what its driver wants a person to put right by hand
 */
export function checkPrinter(
  { simulated, detail }: PrinterDescription,
  state: PrinterState,
  warnings: readonly string[] = [],
): Check {
  const name = 'printer';
  if (simulated)
    return degraded(name, detail, 'Name a printer in the settings: no paper comes, slips are files.');
  if (state.state === 'idle') {
    const [warning] = warnings;
    return warning === undefined ? ok(name, `${detail}: ready`) : degraded(name, `${detail}: ready`, warning);
  }
  return state.state === 'error'
    ? failed(
        name,
        `${detail}: ${state.kind}`,
        'Look at the printer’s own display or lamps, and put right what it says.',
      )
    : failed(name, `${detail}: ${state.state}`, remedies[state.state]);
}
