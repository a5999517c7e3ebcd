import { networkInterfaces } from 'node:os';

/** Where the desk link listens. */
export interface LinkAddress {
  readonly address: string;
  /** The address with the length of its network's prefix: "192.0.2.7/24". */
  readonly subnet: string;
  readonly family: 'IPv4' | 'IPv6';
}

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Without a right to ask the kernel, as in some sandboxes, there are none. */
function interfacesNow(): Interfaces {
  try {
    return networkInterfaces();
  } catch {
    return {};
  }
}

/** The address of a network interface, of IPv4 where it has one; null where it has none, or is not there. */
export function linkAddress(name: string, interfaces: Interfaces = interfacesNow()): LinkAddress | null {
  const found = (interfaces[name] ?? []).filter(({ address }) => !address.startsWith('fe80:'));
  const one = found.find(({ family }) => family === 'IPv4') ?? found[0];
  if (one === undefined) return null;
  const { address, family } = one;
  // A mask that is no prefix gives no CIDR; then only this one address.
  return { address, family, subnet: one.cidr ?? `${address}/${family === 'IPv4' ? 32 : 128}` };
}

/** The names of the interfaces that have an address, for a person to choose from. */
export const interfaceNames = (interfaces: Interfaces = interfacesNow()): string[] => Object.keys(interfaces);
