import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { interfaceNames, linkAddress } from '../../devices/system/link-address.ts';
import { codeOf, messageOf } from '../../errors.ts';
import { readDeskCertificate } from '../../open/desk-link.ts';
import type { Settings } from '../../settings.ts';
import type { DeskLinkReadings } from '../checks/desk-link.ts';

/** Where systemd keeps what concerns the daemon's unit. */
export interface UnitFiles {
  readonly unit: string;
  /** What `provision` adds to the unit for the desk link. */
  readonly dropIn: string;
}

export const unitFiles: UnitFiles = {
  unit: '/etc/systemd/system/spl-kiosk.service',
  dropIn: '/etc/systemd/system/spl-kiosk.service.d/50-desk-link.conf',
};

/** Opens the unit to one network; everything else stays forbidden (IPAddressDeny=any). */
export const dropInFor = (subnet: string): string =>
  `# Written by provision, for the setting deskLink.\n[Service]\nIPAddressAllow=${subnet}\n`;

const answersMs = 1000;

/** @returns null where the settings name no interface */
export async function readDeskLink(
  { deskLink, deskLinkPort: port, stateFolder }: Settings,
  { unit, dropIn }: UnitFiles = unitFiles,
): Promise<DeskLinkReadings | null> {
  if (deskLink === null) return null;
  const found = linkAddress(deskLink);
  const address = found?.address ?? null;
  return {
    interfaceName: deskLink,
    interfaces: interfaceNames(),
    address,
    port,
    listens: address !== null && (await listensAt(address, port)),
    ...certificateIn(stateFolder),
    isAllowed: found && existsSync(unit) ? textOf(dropIn) === dropInFor(found.subnet) : null,
  };
}

function certificateIn(stateFolder: string): Pick<DeskLinkReadings, 'fingerprint' | 'certificateFault'> {
  try {
    return { fingerprint: readDeskCertificate(stateFolder)?.fingerprint ?? null, certificateFault: null };
  } catch (error) {
    if (codeOf(error) === 'unknown') throw error;
    return { fingerprint: null, certificateFault: messageOf(error) };
  }
}

export const textOf = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);

const listensAt = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: answersMs });
    const told = (listens: boolean) => {
      socket.destroy();
      resolve(listens);
    };
    socket.once('connect', () => told(true));
    socket.once('timeout', () => told(false));
    socket.once('error', () => told(false));
  });
