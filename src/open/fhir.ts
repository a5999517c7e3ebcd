import { join } from 'node:path';
import type { Bundle } from '@medplum/fhirtypes';
import { enReferral } from '../../kiosk-ui/strings/en/referral.ts';
import { bundleOf } from '../fhir/bundle/bundle.ts';
import type { CutOut } from '../fhir/bundle/media.ts';
import { FhirOutbox } from '../fhir/outbox.ts';
import type { PictureTasks } from '../imaging/port.ts';
import type { Logger } from '../logger.ts';
import { spotsToShow } from '../screening/record/hand-over.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';
import type { Settings } from '../settings.ts';
import type { ReadPhoto, ScreeningStore } from '../store/port.ts';

/**
 * A visit with its photos as a FHIR R4 bundle, in the words of this kiosk.
 * @param imaging cuts the lesions out
 */
export async function fhirBundle(
  record: ScreeningRecord,
  readPhoto: ReadPhoto,
  researchNotice: string,
  imaging: PictureTasks,
): Promise<Bundle> {
  const { captures, closeups } = record.screening;
  const photos = new Map<string, Uint8Array>();
  for (const { id } of [...captures, ...closeups]) {
    const jpeg = await readPhoto(id);
    if (jpeg !== null) photos.set(id, jpeg);
  }
  return bundleOf(record, {
    words: enReferral,
    researchNotice,
    photos,
    crops: await cropsOf(record, photos, imaging),
    exportedAt: new Date().toISOString(),
  });
}

/** A photo that is no picture is exported as it is, without crops. */
async function cropsOf(
  { screening }: ScreeningRecord,
  photos: ReadonlyMap<string, Uint8Array>,
  imaging: PictureTasks,
): Promise<ReadonlyMap<number, CutOut>> {
  const crops = new Map<number, CutOut>();
  for (const { number, captureId, box } of spotsToShow(screening)) {
    const jpeg = photos.get(captureId);
    const crop = jpeg && (await imaging.ask('cut-out', { jpeg, box }).catch(() => null));
    if (crop) crops.set(number, crop);
  }
  return crops;
}

/** Posts signed visits to the FHIR server that the settings name; null if they name none. */
export function openOutbox(
  settings: Settings,
  store: ScreeningStore,
  logger: Logger,
  imaging: PictureTasks,
): FhirOutbox | null {
  const { fhirEndpoint: endpoint, fhirToken: token, stateFolder, researchNotice } = settings;
  if (endpoint === null) return null;
  const outbox = new FhirOutbox({
    store,
    endpoint,
    token,
    file: join(stateFolder, 'fhir-sent.json'),
    makeBundle: (record, readPhoto) => fhirBundle(record, readPhoto, researchNotice, imaging),
    logger,
  });
  outbox.start();
  logger.info({ event: 'fhir-outbox', endpoint });
  return outbox;
}
