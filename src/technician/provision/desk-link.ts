import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { linkAddress } from '../../devices/system/link-address.ts';
import { runProgram } from '../../devices/system/run-program.ts';
import { deskCertificate } from '../../open/desk-link.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';
import { dropInFor, textOf, type UnitFiles, unitFiles } from '../readings/desk-link.ts';
import type { Step, StepContext, StepEnd } from './step.ts';

const off = 'The setting deskLink names no interface: nothing listens beyond this machine.';

/**
 * Opens the daemon's unit to the network of the interface that the settings name, and to no other; closes it again once
 * they name none. Root takes it.
 */
export const linkNetworkStep: Step = {
  name: 'desk-link-network',
  title: 'Network of the desk link',
  key: async () => null,
  run: (context) => openNetwork(context),
};

/** Makes the certificate, and says what a pharmacist compares. The owner of the state folder takes it. */
export const linkCertificateStep: Step = {
  name: 'desk-link-certificate',
  title: 'Certificate of the desk link',
  key: async () => null,
  run: showCertificate,
};

export async function openNetwork(
  { settings: { deskLink } }: Pick<StepContext, 'settings'>,
  { unit, dropIn }: UnitFiles = unitFiles,
): Promise<StepEnd> {
  const isInstalled = existsSync(unit);
  if (deskLink === null) {
    if (isInstalled) await change(dropIn, null);
    return { skipped: off };
  }
  if (!isInstalled) return { skipped: 'The kiosk’s unit is not installed, so nothing was opened.' };
  const subnet = linkAddress(deskLink)?.subnet;
  if (subnet === undefined) {
    return {
      skipped: `The interface ${deskLink} has no address: check its cable and its name (ip address), and run this again.`,
    };
  }
  await change(dropIn, dropInFor(subnet));
  return { done: `the unit lets in ${subnet}` };
}

/** Tells systemd, where the file has changed. The unit is restarted later. @param wanted null for no such file */
async function change(dropIn: string, wanted: string | null): Promise<void> {
  if (wanted === textOf(dropIn)) return;
  const made = mkdirSync(dirname(dropIn), { recursive: true });
  // The daemon reads it too, whatever this process lets others read of its files.
  if (made !== undefined) chmodSync(dirname(dropIn), 0o755);
  GuardedFolder.use(dirname(dropIn), (folder) => {
    if (wanted === null) folder.remove(basename(dropIn));
    else folder.write(basename(dropIn), wanted, 0o644);
  });
  await runProgram('systemctl', ['daemon-reload'], 60_000);
}

async function showCertificate({ settings }: StepContext): Promise<StepEnd> {
  const { deskLink, deskLinkPort, stateFolder } = settings;
  if (deskLink === null) return { skipped: off };
  const address = linkAddress(deskLink)?.address ?? null;
  const { fingerprint } = await deskCertificate(stateFolder, address);
  return { done: `https://${address ?? deskLink}:${deskLinkPort}, certificate SHA-256 ${fingerprint}` };
}
