import { Pin, type Role, roles } from '../server/auth/pin.ts';
import { randomPin } from '../server/auth/pin-strength.ts';
import type { Addresses } from '../server/doors.ts';

/**
 * Draws PINs at random, for a kiosk that nobody has provisioned.
 * @param all also replaces those that are set
 * @returns the PINs that were drawn, which are kept nowhere else
 * @throws KioskError `pin-broken`
 */
export async function makePins(stateFolder: string, all: boolean): Promise<ReadonlyMap<Role, string>> {
  const made = new Map<Role, string>();
  for (const role of roles) {
    const pin = new Pin(stateFolder, role);
    const digits = randomPin();
    if (all) await pin.set(digits);
    // A PIN whose file can't be read is not missing; the checks report it.
    if (all || (pin.state === 'missing' && (await pin.setFirst(digits)))) made.set(role, digits);
  }
  return made;
}

/** What a person needs who started the kiosk by hand: the links, with the PINs that were just drawn. */
export function greeting(
  { kioskLink, pharmacistLink, technician, metrics }: Addresses,
  made: ReadonlyMap<Role, string>,
): string {
  const pages = { pharmacist: pharmacistLink, technician };
  const links = roles.map(
    (role) => `The ${role}'s page is at ${pages[role]} (PIN: ${made.get(role) ?? 'as set before'})`,
  );
  return [
    `The kiosk is at ${kioskLink}`,
    ...links,
    `Its measurements are at ${metrics}`,
    'The first two links let a browser in: whoever has one sees the visit that runs.',
    ...(made.size < roles.length ? ['New PINs: npm start -- --new-pins'] : []),
    '',
  ].join('\n');
}
