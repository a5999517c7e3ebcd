import { diameterOf } from '../../src/screening/space/geometry.ts';
import type { AnnotatedPhoto, Baselines, LesionBox } from './annotated-photos.ts';
import { type Found, type Match, match } from './detection.ts';
import { type FreeResponse, freeResponseOf, frocCurve, recallAt } from './froc.ts';
import { type CurvePlot, type Section, section, thinned } from './report.ts';
import { bootstrap, type Figure, rate, share } from './statistics.ts';
import type { AnalysedPhoto } from './wide-field-run.ts';

type AnyMatch = Match<LesionBox, Found>;

/**
 * The unit that an interval draws as a whole: the person if known; else the scene, which photos with identical boxes
 * share (on different skin tones); else the photo.
 */
export const unitOf = ({ person, boxes, image }: AnnotatedPhoto): string =>
  person ?? (boxes.length > 0 ? JSON.stringify(boxes) : image);

/** Every lesion that counts, with the detection that found it. */
export const lesionsOf = <D extends Found>(
  photos: readonly AnalysedPhoto[],
  of: (photo: AnalysedPhoto) => Match<LesionBox, D>,
) =>
  photos.flatMap((photo) =>
    of(photo).lesions.map((lesion) => ({ ...lesion, unit: unitOf(photo), tone: photo.tone })),
  );

export const recallOf = (
  photos: readonly AnalysedPhoto[],
  of: (photo: AnalysedPhoto) => AnyMatch,
  counts: (lesion: LesionBox) => boolean = () => true,
): Figure =>
  share(
    lesionsOf(photos, of)
      .filter(({ annotated }) => counts(annotated))
      .map(({ unit, detection }) => ({ unit, hit: detection !== undefined })),
  );

export const falseAlarmsOf = (
  photos: readonly AnalysedPhoto[],
  of: (photo: AnalysedPhoto) => AnyMatch,
): Figure => rate(photos.map((photo) => ({ unit: unitOf(photo), count: of(photo).falseAlarms.length })));

/** Red, pink and skin-coloured spots are told apart: the kiosk finds them, and is not made for them. */
const brownFalseAlarmsOf = (photos: readonly AnalysedPhoto[]): Figure =>
  rate(
    photos.map((photo) => ({
      unit: unitOf(photo),
      count: bothStages(photo).falseAlarms.filter(({ pigmented }) => pigmented !== false).length,
    })),
  );

export const bothStages = (photo: AnalysedPhoto) => photo.bothStages;
export const detectorAlone = (photo: AnalysedPhoto) => photo.detectorAlone;

/** Lesions found and false alarms at the shipped threshold. */
export function shippedSection(photos: readonly AnalysedPhoto[]): Section {
  const bare = photos.filter(({ boxes }) => !boxes.some(({ counts }) => counts));
  return section(
    'Finding lesions, as shipped',
    'A lesion is found when the centre of a detection lies in its box, or they overlap by at least 0.3 (intersection over union). A second detection of the same lesion is a false alarm; "ignore" boxes, and detections under 12 px, count neither way. "Both stages" is what the kiosk shows: the detector proposes, and the classifier dismisses what is not a lesion.',
    {
      figures: {
        'lesions found, both stages': recallOf(photos, bothStages),
        'false alarms a photo, both stages': falseAlarmsOf(photos, bothStages),
        'false alarms a photo that look brown, both stages': brownFalseAlarmsOf(photos),
        'lesions found, detector alone': recallOf(photos, detectorAlone),
        'false alarms a photo, detector alone': falseAlarmsOf(photos, detectorAlone),
        ...(bare.length > 0 && {
          'false alarms a photo on photos without a lesion, both stages': falseAlarmsOf(bare, bothStages),
          'false alarms a photo on photos without a lesion, detector alone': falseAlarmsOf(
            bare,
            detectorAlone,
          ),
        }),
      },
    },
  );
}

/** False alarms a photo at which the recall is read from the curves. */
const rates = [0.25, 0.5, 1, 2];
/** The rate of the bar, at which differences from other methods are given. */
const comparedAt = 0.5;

/** Free-response curves, beside those of other methods on the same photos. */
export function frocSection(photos: readonly AnalysedPhoto[], baselines: Baselines): Section | undefined {
  const withCurve = photos.flatMap(({ curve }) => (curve ? [curve] : []));
  if (withCurve.length < photos.length) return undefined;
  const own = withCurve.map((curve) => freeResponseOf(curve.bothStages));
  const others = Object.entries(baselines).map(([name, byImage]) => ({
    name,
    responses: photos.map(({ image, boxes }) => freeResponseOf(match(byImage[image] ?? [], boxes))),
  }));
  const curves = [
    { name: 'both stages', responses: own },
    { name: 'detector alone', responses: withCurve.map((curve) => freeResponseOf(curve.detectorAlone)) },
    ...others,
  ];
  const units = photos.map(unitOf);
  const lesions = own.reduce((sum, photo) => sum + photo.lesions, 0);
  const recalls = curves.map(({ name, responses }) => [
    name,
    ...rates.map((most) => bootstrap(units, recallAt(most, responses), lesions)),
  ]);
  const differences = others.map(({ name, responses }) => {
    const [ours, theirs] = [recallAt(comparedAt, own), recallAt(comparedAt, responses)];
    return [
      `recall at ${comparedAt} false alarms a photo: both stages minus ${name}`,
      bootstrap(units, (weights) => ours(weights) - theirs(weights), lesions),
    ] as const;
  });
  return section(
    'Free-response ROC',
    'Lesions found against false alarms a photo, as the threshold on the confidence falls. The curve ends where the evaluation stops looking (a quarter of the shipped threshold). Differences are paired: each draw of photos is the same for both methods.',
    {
      figures: Object.fromEntries(differences),
      tables: [
        {
          title: 'Recall at no more than this number of false alarms a photo',
          columns: ['method', ...rates.map(String)],
          rows: recalls,
        },
      ],
      plots: [frocPlot(curves, photos)],
    },
  );
}

function frocPlot(
  curves: readonly { readonly name: string; readonly responses: readonly FreeResponse[] }[],
  photos: readonly AnalysedPhoto[],
): CurvePlot {
  return {
    kind: 'curves',
    title: 'Free-response ROC',
    x: { label: 'false alarms a photo', from: 0, to: 4 },
    y: { label: 'share of lesions found', from: 0, to: 1 },
    diagonal: false,
    series: curves.map(({ name, responses }) => {
      const points = frocCurve(responses).map(
        ({ falseAlarmsPerPhoto, recall }) => [falseAlarmsPerPhoto, recall] as const,
      );
      return { name, points: thinned(points), drawn: points.length === 1 ? 'dots' : 'line' };
    }),
    marks: [
      {
        label: 'shipped',
        x: falseAlarmsOf(photos, bothStages).value,
        y: recallOf(photos, bothStages).value,
      },
    ],
  };
}

/** Limits of the bins, in pixels; only lesions of at least 12 px must be found. */
const diameters = [0, 12, 15, 24, 48, 100, 300, 1000];

export function diameterSection(photos: readonly AnalysedPhoto[]): Section {
  const bins = diameters.slice(0, -1).map((from, i) => {
    const to = diameters[i + 1] ?? Number.POSITIVE_INFINITY;
    const inBin = ({ box }: LesionBox) => diameterOf(box) >= from && diameterOf(box) < to;
    return { label: `${from}–${to}`, inBin };
  });
  const rows = bins.map(({ label, inBin }) => ({
    label,
    both: recallOf(photos, bothStages, inBin),
    alone: recallOf(photos, detectorAlone, inBin),
  }));
  return section(
    'By diameter',
    'The diameter is the mean of the box’s width and height, in pixels of the photo.',
    {
      tables: [
        {
          title: 'Lesions found by diameter',
          columns: ['diameter, px', 'both stages', 'detector alone'],
          rows: rows.map(({ label, both, alone }) => [label, both, alone]),
        },
      ],
      plots: [
        {
          kind: 'groups',
          title: 'Lesions found by diameter, both stages',
          x: 'diameter, px',
          y: { label: 'share found', from: 0, to: 1 },
          groups: rows.map(({ label, both }) => ({ label, figure: both })),
        },
      ],
    },
  );
}
