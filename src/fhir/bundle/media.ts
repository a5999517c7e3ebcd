import type { Attachment, Media } from '@medplum/fhirtypes';
import type { Quality } from '../../screening/judgement/quality.ts';
import { type ScreeningRecord, takenAtOf } from '../../screening/record/record.ts';
import type { Capture, Closeup } from '../../screening/visit/capture.ts';
import type { Entries } from './entry.ts';
import { placeName, siteConcept } from './sites.ts';
import type { FhirWords } from './words.ts';

export interface FindingsContext {
  readonly entries: Entries;
  readonly words: FhirWords;
  /**
   * JPEGs as the camera gave them, by the ids of captures and close-ups; a missing one is named without its picture.
   */
  readonly photos: ReadonlyMap<string, Uint8Array>;
  /** JPEGs of the numbered lesions, cut out of their photos pixel by pixel, by number. */
  readonly crops: ReadonlyMap<number, CutOut>;
}

/** A lesion cut out of its photo, at the photo's own resolution. */
export interface CutOut {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A photo or a close-up as the camera gave it. */
export function media(photo: Capture | Closeup, record: ScreeningRecord, context: FindingsContext): Media {
  const { entries, words, photos } = context;
  const place = placeOf(photo, record);
  const jpeg = photos.get(photo.id);
  const content: Attachment = {
    contentType: 'image/jpeg',
    ...(jpeg && { data: Buffer.from(jpeg).toString('base64') }),
    ...(place && { title: placeName(place, words) }),
  };
  return {
    resourceType: 'Media',
    identifier: [entries.identifierOf(`media ${photo.id}`)],
    status: 'completed',
    subject: entries.referenceTo('patient'),
    createdDateTime: takenAtOf(photo, record),
    device: entries.referenceTo('device'),
    ...(place && { bodySite: siteConcept(place, words) }),
    width: photo.width,
    height: photo.height,
    content,
    note: [
      { text: qualityText(photo.quality, words) },
      ...(photo.simulated ? [{ text: 'Simulated camera: not a picture of this person.' }] : []),
    ],
  };
}

/** A close-up shows the same place as the photo in which its lesion was found. */
function placeOf(photo: Capture | Closeup, { screening }: ScreeningRecord) {
  const capture = 'site' in photo ? photo : screening.captures.find(({ id }) => id === photo.captureId);
  return capture && { site: capture.site, view: capture.view };
}

const qualityText = ({ faults }: Quality, { referral: { faults: names } }: FhirWords): string =>
  faults.length === 0
    ? 'Good enough for the check.'
    : `Limited: ${faults.map((fault) => names[fault]).join(', ')}.`;

/** A numbered lesion alone, cut out of its photo. */
export function cropMedia(
  { capture, number }: { readonly capture: Capture; readonly number: number },
  { jpeg, width, height }: CutOut,
  name: string,
  record: ScreeningRecord,
  { entries, words }: FindingsContext,
): Media {
  const data = Buffer.from(jpeg).toString('base64');
  return {
    resourceType: 'Media',
    identifier: [entries.identifierOf(name)],
    status: 'completed',
    subject: entries.referenceTo('patient'),
    createdDateTime: takenAtOf(capture, record),
    device: entries.referenceTo('device'),
    bodySite: siteConcept(capture, words),
    width,
    height,
    content: { contentType: 'image/jpeg', data, title: `${number}: ${placeName(capture, words)}` },
    note: [{ text: 'Cut out of its photo at full resolution.' }],
  };
}
