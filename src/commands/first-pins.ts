import { Pin, type Role, roles } from '../server/auth/pin.ts';
import { randomPin } from '../server/auth/pin-strength.ts';

/**
 * Makes PINs by chance, for a kiosk that nobody has provisioned.
 * @param all also in the place of those that are set
 * @returns those that were made: they stand nowhere else
 * @throws KioskError `pin-broken`
 */
export async function makePins(stateFolder: string, all: boolean): Promise<ReadonlyMap<Role, string>> {
  const made = new Map<Role, string>();
  for (const role of roles) {
    const pin = new Pin(stateFolder, role);
    const digits = randomPin();
    if (all) await pin.set(digits);
    // One whose file can't be read is none that is missing: the checks tell of it.
    if (all || (pin.state === 'missing' && (await pin.setFirst(digits)))) made.set(role, digits);
  }
  return made;
}

/** Where the kiosk's pages are, with the PINs that were made now. */
export function addresses(url: string, made: ReadonlyMap<Role, string>): string {
  const pages = roles.map((role) => {
    const pin = made.get(role) ?? 'as set before';
    return `The ${role}'s page is at ${url}/${role}/ (PIN: ${pin})`;
  });
  const forgotten = made.size < roles.length ? ['New PINs: npm start -- --new-pins'] : [];
  return [`The kiosk is at ${url}`, ...pages, ...forgotten, ''].join('\n');
}
