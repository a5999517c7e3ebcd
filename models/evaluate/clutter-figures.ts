import { areaOf, type Box } from '../../src/screening/space/geometry.ts';
import { agrees } from './detection.ts';
import { bothStages, falseAlarmsOf, recallOf, unitOf } from './detector-figures.ts';
import { type Section, section } from './report.ts';
import { rate, share } from './statistics.ts';
import type { AnalysedPhoto } from './wide-field-run.ts';

const elsewhere = 'none of these (skin, background)';

/** Lesions found and false alarms by kind of scene. Undefined if the photos have no kind. */
export function sceneSection(photos: readonly AnalysedPhoto[]): Section | undefined {
  const kinds = Map.groupBy(
    photos.filter(({ kind }) => kind !== undefined),
    ({ kind }) => kind ?? '',
  );
  if (kinds.size === 0) return undefined;
  return section('By kind of scene', 'Both stages.', {
    tables: [
      {
        title: 'Kinds of scenes that the set is composed of',
        columns: ['kind', 'photos', 'lesions found', 'false alarms a photo'],
        rows: [...kinds].map(([kind, own]) => [
          kind,
          own.length,
          recallOf(own, bothStages),
          falseAlarmsOf(own, bothStages),
        ]),
      },
    ],
  });
}

/** False alarms by the kind of thing that was mistaken for a lesion. Undefined if no photo lists clutter. */
export function clutterSection(photos: readonly AnalysedPhoto[]): Section | undefined {
  const listed = photos.filter(({ clutter }) => clutter !== undefined);
  const kinds = new Set(listed.flatMap(({ clutter = [] }) => clutter.map(({ kind }) => kind)));
  if (listed.length === 0) return undefined;
  const rows = [...kinds].sort().map((kind) => [kind, pieces(listed, kind), alarms(listed, kind)]);
  return section(
    'False alarms by kind',
    'Both stages, on the photos that list what else they show. A false alarm counts for the smallest thing whose box it matches.',
    {
      tables: [
        {
          title: 'What was mistaken for a lesion',
          columns: ['kind', 'share of such things that raised a false alarm', 'false alarms a photo'],
          rows: [...rows, [elsewhere, '', alarms(listed, elsewhere)]],
        },
      ],
    },
  );
}

function pieces(photos: readonly AnalysedPhoto[], kind: string) {
  return share(
    photos.flatMap((photo) =>
      (photo.clutter ?? [])
        .filter((thing) => thing.kind === kind)
        .map((thing) => ({
          unit: unitOf(photo),
          hit: bothStages(photo).falseAlarms.some(({ box }) => takenFor(box, photo) === thing),
        })),
    ),
  );
}

const alarms = (photos: readonly AnalysedPhoto[], kind: string) =>
  rate(
    photos.map((photo) => ({
      unit: unitOf(photo),
      count: alarmKinds(photo).filter((own) => own === kind).length,
    })),
  );

const alarmKinds = (photo: AnalysedPhoto): string[] =>
  bothStages(photo).falseAlarms.map(({ box }) => takenFor(box, photo)?.kind ?? elsewhere);

/** The smallest thing that a false alarm matches, because a box around hair may hold much else. */
const takenFor = (alarm: Box, { clutter = [] }: AnalysedPhoto) =>
  clutter
    .filter((thing) => agrees(alarm, thing.box))
    .toSorted((a, b) => areaOf(a.box) - areaOf(b.box))
    .at(0);
