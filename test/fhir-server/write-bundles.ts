/** Writes a bundle of each kind of visit as `npm run export` does, for the validator and the server. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fhirBundle } from '../../src/open/fhir.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { backPhoto, sampleRecord } from '../fakes/records/record.ts';
import { visitsOfEveryKind } from '../fakes/records/visits.ts';

const folder = fileURLToPath(new URL('target/bundles', import.meta.url));
const photo = readFileSync(fileURLToPath(new URL(`../../${backPhoto}`, import.meta.url)));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [kind, change] of Object.entries(visitsOfEveryKind)) {
  const bundle = await fhirBundle(
    sampleRecord(change),
    async () => photo,
    'Research use only. Not a diagnosis.',
    localPictures,
  );
  writeFileSync(join(folder, `${kind.replaceAll(' ', '-')}.json`), JSON.stringify(bundle, null, 1));
}
