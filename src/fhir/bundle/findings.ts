import type { BodyStructure, BundleEntry, Observation } from '@medplum/fhirtypes';
import { spotsToShow } from '../../screening/record/hand-over.ts';
import { type ScreeningRecord, takenAtOf } from '../../screening/record/record.ts';
import { longest } from '../../screening/record/referral.ts';
import type { Capture, ScreenedLesion } from '../../screening/visit/capture.ts';
import { cropMedia, type FindingsContext, media } from './media.ts';
import { pharmacyOf } from './parties.ts';
import { lateralityOf, placeName, siteConcept } from './sites.ts';

interface Found {
  readonly capture: Capture;
  readonly lesion: ScreenedLesion;
  /** The lesion's number on the papers; null if it has none. */
  readonly number: number | null;
}

/** Every lesion once; those with a number come first, in its order. */
function lesionsOf({ screening }: ScreeningRecord): Found[] {
  const numbers = new Map(
    spotsToShow(screening).map(({ captureId, lesionId, number }) => [`${captureId} ${lesionId}`, number]),
  );
  const found = screening.captures.flatMap((capture) =>
    capture.lesions
      .filter(({ sameAs }) => sameAs === null)
      .map((lesion) => ({ capture, lesion, number: numbers.get(`${capture.id} ${lesion.id}`) ?? null })),
  );
  return found.sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
}

const nameOf = ({ capture, lesion }: Found): string => `${capture.id} ${lesion.id}`;

/** Names of the observations, for resources that refer to them. */
export const observationNames = (record: ScreeningRecord): string[] =>
  lesionsOf(record).map((found) => `observation ${nameOf(found)}`);

export const mediaNames = ({ screening }: ScreeningRecord): string[] =>
  [...screening.captures, ...screening.closeups].map(({ id }) => `media ${id}`);

const cropName = (number: number): string => `crop ${number}`;

/** Media for each photo; for each lesion its BodyStructure and the software's Observation. */
export function findings(record: ScreeningRecord, context: FindingsContext): BundleEntry[] {
  const { entries } = context;
  const { captures, closeups } = record.screening;
  const photos = [...captures, ...closeups].map((photo) =>
    entries.entry(`media ${photo.id}`, media(photo, record, context), true),
  );
  const lesions = lesionsOf(record).flatMap((found) => [
    entries.entry(`structure ${nameOf(found)}`, bodyStructure(found, context), true),
    entries.entry(`observation ${nameOf(found)}`, observation(found, record, context), true),
  ]);
  const crops = lesionsOf(record).flatMap((found) => {
    const crop = found.number === null ? undefined : context.crops.get(found.number);
    if (found.number === null || crop === undefined) return [];
    const name = cropName(found.number);
    return [
      entries.entry(
        name,
        cropMedia({ capture: found.capture, number: found.number }, crop, name, record, context),
        true,
      ),
    ];
  });
  return [...photos, ...crops, ...lesions];
}

function bodyStructure(found: Found, { entries, words }: FindingsContext): BodyStructure {
  const { capture, number } = found;
  const side = lateralityOf(capture);
  const name = placeName(capture, words);
  return {
    resourceType: 'BodyStructure',
    identifier: [entries.identifierOf(`structure ${nameOf(found)}`)],
    active: true,
    location: siteConcept(capture, words),
    ...(side && { locationQualifier: [side] }),
    description: number === null ? name : `${number}: ${name}`,
    patient: entries.referenceTo('patient'),
  };
}

/** Preliminary until the pharmacist has signed (RULES.md 10). */
function observation(found: Found, record: ScreeningRecord, context: FindingsContext): Observation {
  const { capture, lesion } = found;
  const { entries, words } = context;
  const closeups = record.screening.closeups.filter(
    ({ captureId, lesionId }) => captureId === capture.id && lesionId === lesion.id,
  );
  return {
    resourceType: 'Observation',
    identifier: [entries.identifierOf(`observation ${nameOf(found)}`)],
    status: record.review === null ? 'preliminary' : 'final',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: 'imaging',
            display: 'Imaging',
          },
        ],
      },
    ],
    code: { text: 'Skin spot, as software sorted it' },
    subject: entries.referenceTo('patient'),
    effectiveDateTime: takenAtOf(capture, record),
    valueCodeableConcept: { text: words.referral.bands[lesion.level] },
    note: [
      { text: words.referral.bandNote },
      ...lesion.doubts.map((doubt) => ({ text: words.referral.doubts[doubt] })),
    ],
    bodySite: {
      ...siteConcept(capture, words),
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/bodySite',
          valueReference: entries.referenceTo(`structure ${nameOf(found)}`),
        },
      ],
    },
    performer: [pharmacyOf(record.kiosk)],
    device: entries.referenceTo('device'),
    derivedFrom: [
      ...[capture, ...closeups].map(({ id }) => entries.referenceTo(`media ${id}`)),
      ...(found.number !== null && context.crops.has(found.number)
        ? [entries.referenceTo(cropName(found.number))]
        : []),
    ],
    component: components(found, record),
  };
}

function components(
  { capture, lesion, number }: Found,
  { screening }: ScreeningRecord,
): NonNullable<Observation['component']> {
  const of = screening.captures
    .flatMap(({ lesions }) => lesions)
    .filter(({ sameAs }) => sameAs === null).length;
  const { x, y, width, height } = lesion.box;
  const pixels = [x, y, width, height].map(Math.round).join(' ');
  const size = lesion.size && longest(lesion.size, lesion.box);
  const mm = { unit: 'mm', system: 'http://unitsofmeasure.org', code: 'mm' } as const;
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return [
    ...(number === null ? [] : [{ code: { text: 'Number on the papers' }, valueInteger: number }]),
    { code: { text: 'Box in the photo: x y width height, pixels' }, valueString: pixels },
    ...(size
      ? [
          { code: { text: 'Longest diameter' }, valueQuantity: { value: rounded(size.mm), ...mm } },
          {
            code: { text: 'Error of the longest diameter, 95 of 100 cases' },
            valueQuantity: { value: rounded(size.error), ...mm },
          },
        ]
      : []),
    ...(lesion.oddnessRank === null
      ? []
      : [{ code: { text: `Rank by oddness of ${of} spots` }, valueInteger: lesion.oddnessRank }]),
    { code: { text: 'Photo usable' }, valueBoolean: capture.quality.usable },
  ];
}
