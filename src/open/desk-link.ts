import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../devices/system/run-program.ts';
import { KioskError, systemCode } from '../errors.ts';

export interface DeskCertificate {
  /** PEM of the key and of the certificate. */
  readonly pem: string;
  /** SHA-256 of the certificate: "AB:CD:…". */
  readonly fingerprint: string;
}

const fileName = 'desk-link.pem';

/** Ten years: nothing but the comparison of its fingerprint vouches for it, and a new one needs another. */
const validDays = 3650;

/**
 * The certificate of the desk link, with its key, from the state folder.
 * @returns null if none was made yet
 * @throws KioskError `provision-failed` if its file can't be used
 */
export function readDeskCertificate(stateFolder: string): DeskCertificate | null {
  const path = join(stateFolder, fileName);
  try {
    const pem = readFileSync(path, 'utf8');
    return { pem, fingerprint: new X509Certificate(pem).fingerprint256 };
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return null;
    throw new KioskError(
      'provision-failed',
      `${path} holds no certificate that can be read. Remove it and run provision: paired computers then ask once whether to trust the new one.`,
      { cause },
    );
  }
}

/**
 * The certificate of the desk link; makes it the first time, for this address.
 * @throws KioskError `provision-failed`
 */
export async function deskCertificate(stateFolder: string, address: string | null): Promise<DeskCertificate> {
  const kept = readDeskCertificate(stateFolder);
  if (kept !== null) return kept;
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  // Beside its place, because a folder of temporary files may be on another disk.
  const folder = mkdtempSync(join(stateFolder, `${fileName}.`));
  try {
    await makeIn(folder, address);
    const pem = ['key', 'certificate'].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
    writeFileSync(join(folder, fileName), pem, { mode: 0o600, flush: true });
    renameSync(join(folder, fileName), join(stateFolder, fileName));
    return { pem, fingerprint: new X509Certificate(pem).fingerprint256 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws KioskError `provision-failed` */
async function makeIn(folder: string, address: string | null): Promise<void> {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('request'), requestFor(address));
  const ended = await runProgram(
    'openssl',
    [
      ...['req', '-x509', '-config', at('request'), '-days', String(validDays), '-sha256', '-nodes'],
      ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-keyout', at('key'), '-out', at('certificate')],
    ],
    30_000,
  );
  if (ended?.status === 0) return;
  const why = ended === null ? 'openssl is missing' : (ended.stderr.trim().split('\n').at(-1) ?? '');
  throw new KioskError(
    'provision-failed',
    `The certificate of the desk link could not be made: ${why}. Install openssl (sudo apt-get install openssl), and run this again.`,
  );
}

/** A configuration of its own, because those of distributions make a certificate of an authority. */
const requestFor = (address: string | null): string => `[req]
prompt = no
distinguished_name = name
x509_extensions = extensions
[name]
CN = spl-kiosk
[extensions]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:spl-kiosk${address === null ? '' : `, IP:${address}`}
`;
