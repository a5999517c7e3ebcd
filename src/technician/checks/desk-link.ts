import { type Check, degraded, ok } from './check.ts';
import { say, sayMore } from './sentence.ts';

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
  if (readings === null) return ok(name, say('linkOff'));
  const { interfaceName, interfaces, address, port, listens, fingerprint, isAllowed } = readings;
  if (address === null) {
    const fault = interfaces.includes(interfaceName) ? 'linkNoAddress' : 'linkNoInterface';
    return degraded(
      name,
      say(fault, { name: interfaceName }),
      say('linkCheck', { interfaces: interfaces.join(', ') }),
    );
  }
  const url = `https://${address.includes(':') ? `[${address}]` : address}:${port}`;
  if (readings.certificateFault !== null)
    return degraded(
      name,
      say('linkNoCertificate', { url }),
      sayMore(readings.certificateFault, say('linkCertificateBroken')),
    );
  if (isAllowed === false) return degraded(name, say('linkShut', { url }), say('linkProvision'));
  if (!listens) return degraded(name, say('linkSilent', { url }), say('linkStart'));
  return ok(name, fingerprint === null ? say('linkOnUnmade', { url }) : say('linkOn', { url, fingerprint }));
}
