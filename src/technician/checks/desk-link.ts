import { type Check, degraded, ok } from './check.ts';

/** The desk link, as it was found. */
export interface DeskLinkReadings {
  /** The network interface that the settings name. */
  readonly interfaceName: string;
  /** Names of the interfaces that there are. */
  readonly interfaces: readonly string[];
  readonly address: string | null;
  readonly port: number;
  /** Whether something listens there. */
  readonly listens: boolean;
  /** SHA-256 of the certificate; null if none was made. */
  readonly fingerprint: string | null;
  /** Why the certificate can't be used; null if it can, or none was made. */
  readonly certificateFault: string | null;
  /** Whether the daemon's unit lets this interface's network in; null where there is no unit. */
  readonly isAllowed: boolean | null;
}

/**
 * Customers are served with or without it, so it never fails.
 * @param readings null where the settings name no interface */
export function checkDeskLink(readings: DeskLinkReadings | null): Check {
  const name = 'desk-link';
  if (readings === null) return ok(name, 'off');
  const { interfaceName, interfaces, address, port, listens, fingerprint, isAllowed } = readings;
  if (address === null) {
    const there = interfaces.includes(interfaceName) ? 'has no address' : 'is not there';
    return degraded(
      name,
      `the interface ${interfaceName} ${there}`,
      `Check its cable, and the setting deskLink: interfaces with an address are ${interfaces.join(', ')}.`,
    );
  }
  const at = `https://${address.includes(':') ? `[${address}]` : address}:${port}`;
  if (readings.certificateFault !== null)
    return degraded(name, `${at} has no certificate`, readings.certificateFault);
  if (isAllowed === false)
    return degraded(
      name,
      `the unit lets no computer in at ${at}`,
      'Run: npm run provision. It opens the unit to the network of this interface.',
    );
  if (!listens)
    return degraded(
      name,
      `nothing listens at ${at}`,
      'Start the kiosk; if it runs, its log says why (desk-link-closed).',
    );
  return ok(name, `on at ${at}, certificate SHA-256 ${fingerprint ?? 'not made'}`);
}
