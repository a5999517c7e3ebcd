import { bothStages, falseAlarmsOf, lesionsOf } from './detector-figures.ts';
import { type Section, section } from './report.ts';
import { bootstrap, type Figure, mean, type Outcome, share } from './statistics.ts';
import type { AnalysedPhoto } from './wide-field-run.ts';

/** Tones with fewer lesions do not count for the largest gap, which would be noise. */
const fewestForGap = 20;

/** The kind of composed photos that show the same scenes on every tone, so that only the tone differs. */
const sameScenes = 'tones';

interface TonedOutcome extends Outcome {
  readonly tone: number;
}

/** Lesions found, SPLs referred and false alarms by Monk tone. Undefined if no photo has a tone. */
export function toneSection(photos: readonly AnalysedPhoto[]): Section | undefined {
  const all = photos.filter(({ tone }) => tone !== undefined);
  const same = all.filter(({ kind }) => kind === sameScenes);
  const toned = same.length > 0 ? same : all;
  if (toned.length === 0) return undefined;
  const byTone = [...Map.groupBy(toned, ({ tone }) => Math.round(tone ?? 0))].sort(([a], [b]) => a - b);
  const lesions = lesionsOf(toned, bothStages).map((lesion) => ({
    ...lesion,
    tone: Math.round(lesion.tone ?? 0),
  }));
  const found = lesions.map(({ unit, tone, detection }) => ({ unit, tone, hit: detection !== undefined }));
  const referred = lesions
    .filter(({ annotated }) => annotated.label === 'spl')
    .map(({ unit, tone, detection }) => ({ unit, tone, hit: detection?.level === 'refer' }));
  const at = (tone: number, outcomes: readonly TonedOutcome[]) =>
    share(outcomes.filter((outcome) => outcome.tone === tone));
  return section(
    'By skin tone',
    `Monk skin tones 1 (lightest) to 10 (darkest), 0 where the photo shows no skin; both stages. ${same.length > 0 ? 'Only the scenes that are shown on every tone: nothing but the tone differs. ' : ''}The largest gap is between any two tones with at least ${fewestForGap} lesions each. Chance alone causes some gap, the more so the fewer lesions there are.`,
    {
      figures: {
        'lesions found: largest gap between tones': largestGap(found),
        ...(referred.length > 0 && {
          'SPLs found and referred: largest gap between tones': largestGap(referred),
        }),
      },
      tables: [
        {
          title: 'By Monk tone',
          columns: ['tone', 'lesions found', 'SPLs found and referred', 'false alarms a photo'],
          rows: byTone.map(([tone, own]) => [
            String(tone),
            at(tone, found),
            at(tone, referred),
            falseAlarmsOf(own, bothStages),
          ]),
        },
      ],
      plots: [
        {
          kind: 'groups',
          title: 'Lesions found by Monk tone',
          x: 'Monk tone',
          y: { label: 'share found', from: 0, to: 1 },
          groups: byTone.map(([tone]) => ({ label: String(tone), figure: at(tone, found) })),
        },
      ],
    },
  );
}

/** The difference between the best and the worst tone's share. */
export function largestGap(outcomes: readonly TonedOutcome[]): Figure {
  const counts = Map.groupBy(outcomes, ({ tone }) => tone);
  const compared = outcomes.filter(({ tone }) => (counts.get(tone)?.length ?? 0) >= fewestForGap);
  const shares = [...new Set(compared.map(({ tone }) => tone))].map((tone) => {
    const members = compared.flatMap((outcome, i) => (outcome.tone === tone ? [i] : []));
    const shareOf = mean(members.map((i) => Number(compared[i]?.hit)));
    return (weights: Float64Array) => shareOf(Float64Array.from(members, (i) => weights[i] ?? 0));
  });
  return bootstrap(
    compared.map(({ unit }) => unit),
    (weights) => {
      const values = shares.map((shareOf) => shareOf(weights)).filter(Number.isFinite);
      return values.length > 1 ? Math.max(...values) - Math.min(...values) : Number.NaN;
    },
  );
}
