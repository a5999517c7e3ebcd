import { basename } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { KioskIdentity } from '../screening/record/record.ts';
import type { Settings } from '../settings.ts';
import type { Manifest } from '../vision/manifest.ts';

/** What a record says about the kiosk that made it, without the provider, which can change while the kiosk runs. */
export function kioskIdentity(
  { pharmacy, serial }: Pick<Settings, 'pharmacy' | 'serial'>,
  { detector, classifier, personFinder }: Manifest,
): Omit<KioskIdentity, 'provider'> {
  return {
    pharmacy,
    serial,
    softwareVersion: packageJson.version,
    models: [detector, classifier, personFinder].map(({ file, version, sha256 }) => ({
      name: basename(file, '.onnx'),
      version,
      sha256,
    })),
  };
}
