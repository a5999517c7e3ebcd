import { type DegradationName, degradations } from './degrade.ts';
import {
  limitOf,
  lostFrom,
  neededDiameter,
  ofStep,
  readingOf,
  recallOf,
  rejects,
  type SweptKind,
  type Variant,
} from './quality-sweep.ts';
import { type Plot, type Section, section, type Table } from './report.ts';
import { share } from './statistics.ts';

const kinds = Object.keys(degradations) as DegradationName[];
const isSwept = (kind: DegradationName): kind is SweptKind => kind in readingOf;

/** The limits that this sweep gives, to be copied into src/screening/quality.ts from the validation part. */
export function sweptLimits(variants: readonly Variant[]): Readonly<Record<string, number | null>> {
  const limits = kinds
    .filter(isSwept)
    .map((kind) => [readingOf[kind].reading, limitOf(variants, kind)] as const);
  return { ...Object.fromEntries(limits), lesionPixels: neededDiameter(variants) };
}

/** What the gate does with the photos of a sweep, at the limits that ship. */
export function qualitySection(variants: readonly Variant[]): Section {
  const good = variants.filter(({ kind }) => kind === null);
  const lost = variants.filter(({ kind, step }) => {
    const from = kind === null || !isSwept(kind) ? null : lostFrom(variants, kind);
    return from !== null && step >= from;
  });
  const rejected = (own: readonly Variant[], wanted: boolean) =>
    share(own.map((variant) => ({ unit: variant.photo, hit: rejects(variant).length > 0 === wanted })));
  return section(
    'Photo quality',
    'Good photos made worse step by step. A step counts as lost where the detector finds 5 points fewer lesions than in the photos as they are.',
    {
      figures: {
        'good photos kept': rejected(good, false),
        'photos turned down, of those on which the detector has lost 5 points': rejected(lost, true),
      },
      tables: [stepTable(variants), limitTable(variants)],
      plots: kinds.map((kind) => recallPlot(variants, kind)),
    },
  );
}

function stepTable(variants: readonly Variant[]): Table {
  const rows = kinds.flatMap((kind) =>
    degradations[kind].levels.map((level, i) => {
      const own = ofStep(variants, kind, i + 1);
      const turnedDown = own.filter((variant) => rejects(variant).length > 0).length;
      const lesions = own.reduce((sum, variant) => sum + variant.lesions.length, 0);
      return [
        kind,
        `${level} ${degradations[kind].unit}`,
        recallOf(own).toFixed(3),
        lesions,
        `${turnedDown} of ${own.length}`,
      ];
    }),
  );
  return {
    title: 'Every step',
    columns: ['fault', 'step', 'lesions found', 'n', 'photos turned down'],
    rows,
  };
}

function limitTable(variants: readonly Variant[]): Table {
  const rows = Object.entries(sweptLimits(variants)).map(([reading, limit]) => [
    reading,
    limit?.toFixed(3) ?? 'not reached',
  ]);
  return { title: 'Readings at a loss of 5 points', columns: ['reading', 'limit'], rows };
}

function recallPlot(variants: readonly Variant[], kind: DegradationName): Plot {
  const steps = [0, ...degradations[kind].levels.map((_, i) => i + 1)];
  const curve = (name: string, value: (own: readonly Variant[]) => number) => ({
    name,
    drawn: 'line' as const,
    points: steps.map((step) => [step, value(ofStep(variants, kind, step))] as const),
  });
  return {
    kind: 'curves',
    title: kind,
    x: {
      label: `step (${degradations[kind].levels.join(', ')} ${degradations[kind].unit})`,
      from: 0,
      to: steps.length - 1,
    },
    y: { label: 'share', from: 0, to: 1 },
    diagonal: false,
    series: [
      curve('lesions found', recallOf),
      curve(
        'photos turned down',
        (own) => own.filter((variant) => rejects(variant).length > 0).length / own.length,
      ),
    ],
    marks: [],
  };
}
