import { Pin, type Role, roles } from '../server/auth/pin.ts';
import { randomPin } from '../server/auth/pin-strength.ts';

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

/** The addresses of the kiosk's pages, with the PINs that were just drawn. */
export function addresses(url: string, made: ReadonlyMap<Role, string>): string {
  const pages = roles.map((role) => {
    const pin = made.get(role) ?? 'as set before';
    return `The ${role}'s page is at ${url}/${role}/ (PIN: ${pin})`;
  });
  const forgotten = made.size < roles.length ? ['New PINs: npm start -- --new-pins'] : [];
  return [`The kiosk is at ${url}`, ...pages, ...forgotten, ''].join('\n');
}
