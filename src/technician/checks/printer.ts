import type { PrinterDescription, PrinterState } from '../../devices/printer/printer.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { say, sayMore } from './sentence.ts';

const faults = {
  'out-of-paper': { value: 'printerEmpty', remedy: 'printerRoll' },
  'cover-open': { value: 'printerOpen', remedy: 'printerClose' },
  offline: { value: 'printerOffline', remedy: 'printerSwitchOn' },
} as const satisfies Record<Exclude<PrinterState['state'], 'idle' | 'error'>, unknown>;

/**
 * The printer in the settings: how it describes itself and what it reports now.
 * @param warnings what a person should put right by hand, according to its driver
 */
export function checkPrinter(
  { simulated, detail, folder }: PrinterDescription,
  state: PrinterState,
  warnings: readonly string[] = [],
): Check {
  const name = 'printer';
  if (simulated) {
    const papers = folder === null ? say('printerFiles') : say('printerFolder', { folder });
    return degraded(name, sayMore(detail, papers), say('printerName'));
  }
  if (state.state === 'idle') {
    const [warning] = warnings;
    const value = say('printerReady', { printer: detail });
    return warning === undefined ? ok(name, value) : degraded(name, value, warning);
  }
  if (state.state === 'error') return failed(name, `${detail}: ${state.kind}`, say('printerLook'));
  const { value, remedy } = faults[state.state];
  return failed(name, say(value, { printer: detail }), say(remedy));
}
