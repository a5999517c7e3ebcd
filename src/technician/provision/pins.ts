import { KioskError } from '../../errors.ts';
import { LocalImaging } from '../../imaging/local-imaging.ts';
import { openKioskPrinter } from '../../open/devices.ts';
import { pinPaper } from '../../open/papers.ts';
import { Pin, type Role, roles } from '../../server/auth/pin.ts';
import { randomPin } from '../../server/auth/pin-strength.ts';
import { printTest } from '../readings/self-tests.ts';
import type { StepContext, StepEnd } from './step.ts';

/**
 * Sets the PINs that were typed, and draws those that are missing. A drawn PIN is printed, or shown on the technician's
 * own terminal, before it is set, so that no PIN is ever set that nobody knows.
 * @throws KioskError `provision-failed`, `pin-too-weak`, `pin-broken`
 */
export async function setPins(context: StepContext): Promise<StepEnd> {
  const { settings, answers } = context;
  const made = new Map<Role, string>();
  const done: string[] = [];
  for (const role of roles) {
    const pin = new Pin(settings.stateFolder, role);
    const typed = answers.pins[role];
    if (typed !== undefined) await pin.set(typed);
    else if (!pin.isSet) made.set(role, randomPin());
    done.push(`${role}: ${typed !== undefined ? 'set' : made.has(role) ? 'made' : 'as it was'}`);
  }
  const where = made.size > 0 ? await handOut(made, context) : '';
  for (const [role, digits] of made) await new Pin(settings.stateFolder, role).set(digits);
  return { done: done.join(', ') + where };
}

/** @returns a sentence that says where the PINs can be read */
async function handOut(pins: ReadonlyMap<Role, string>, { settings, tell }: StepContext): Promise<string> {
  const printer = await openKioskPrinter(settings, tell);
  // Without paper the PINs would be written to a file, which stays.
  if (printer.description.simulated) {
    for (const [role, digits] of pins) tell(`PIN of the ${role}, shown this once: ${digits}`);
    return '; shown above, since there is no printer';
  }
  const paper = pinPaper(
    `${settings.pharmacy}, ${settings.serial}`,
    Object.fromEntries(pins),
    settings,
    new Date(),
    new LocalImaging(null),
  );
  const reply = await printTest(printer, paper);
  if (!reply.ok) throw new KioskError('provision-failed', `No PIN was made. ${reply.message}`);
  return '; printed';
}
