import { qualityLimits } from '../../src/screening/judgement/quality.ts';
import { type DegradationName, degradations } from './degrade.ts';
import { limitOf, neededDiameter, readingOf, recallLost, sweptReadings } from './quality-limits.ts';
import { ofKind, ofStep, recallOf, rejects, type Variant } from './quality-sweep.ts';
import { type Plot, type Section, section, type Table } from './report.ts';
import { type Figure, share } from './statistics.ts';

const kinds = Object.keys(degradations) as DegradationName[];

/** Distance is left out: it is judged by the size of the whole body site, which a composed photo does not show. */
const judgedKinds = kinds.filter((kind) => kind in readingOf);

/**
 * The first step of a kind from which on the recall has fallen by 5 points or more.
 * @returns null if even the last step is tolerated
 */
export function lostFrom(variants: readonly Variant[], kind: DegradationName): number | null {
  const least = recallOf(ofKind(variants, null)) - recallLost;
  const steps = degradations[kind].levels.map((_, i) => i + 1);
  const lost = (step: number) => recallOf(ofStep(variants, kind, step)) <= least;
  return steps.find((step) => steps.every((later) => later < step || lost(later))) ?? null;
}

/**
 * @param setting photos that give the limits, to be copied into src/screening/judgement/quality.ts from the validation
 * part
 * @param fresh other photos, which show what the shipped limits do
 */
export function qualitySection(setting: readonly Variant[], fresh: readonly Variant[]): Section {
  const lost = judgedKinds.flatMap((kind) => {
    const from = lostFrom(fresh, kind);
    return from === null ? [] : ofKind(fresh, kind).filter(({ step }) => step >= from);
  });
  return section(
    'Photo quality',
    'Good photos made worse step by step. A step counts as lost if the detector finds 5 points fewer lesions than in the unchanged photos.',
    {
      figures: {
        'good photos kept': decided(ofKind(fresh, null), false),
        'photos turned down, of those on which the detector has lost 5 points': decided(lost, true),
      },
      tables: [limitTable(setting), faultTable(fresh), stepTable(fresh)],
      plots: kinds.map((kind) => recallPlot([...setting, ...fresh], kind)),
    },
  );
}

/** Share of the photos that are turned down, or not. */
const decided = (own: readonly Variant[], down: boolean): Figure =>
  share(own.map((variant) => ({ unit: variant.photo, hit: rejects(variant).length > 0 === down })));

function limitTable(setting: readonly Variant[]): Table {
  const rows = sweptReadings.map((reading) => [
    reading,
    limitOf(setting, reading)?.toFixed(3) ?? 'not reached',
    qualityLimits[reading],
  ]);
  return {
    title: 'Readings at a loss of 5 points',
    columns: ['reading', 'measured', 'limit that ships'],
    rows: [
      ...rows,
      ['diameter of a lesion, px', neededDiameter(setting)?.toString() ?? 'not reached', 'see pixelsPerMm'],
    ],
  };
}

function faultTable(fresh: readonly Variant[]): Table {
  const rows = judgedKinds.map((kind) => {
    const from = lostFrom(fresh, kind);
    if (from === null) return [kind, 'none', '–'];
    const lost = ofKind(fresh, kind).filter(({ step }) => step >= from);
    return [
      kind,
      `from ${degradations[kind].levels[from - 1]} ${degradations[kind].unit}`,
      decided(lost, true),
    ];
  });
  return {
    title: 'Turned down, of the photos on which the detector has lost 5 points',
    columns: ['fault', 'lost', 'turned down'],
    rows,
  };
}

function stepTable(fresh: readonly Variant[]): Table {
  const rows = kinds.flatMap((kind) =>
    degradations[kind].levels.map((level, i) => {
      const own = ofStep(fresh, kind, i + 1);
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
  const whole = ofKind(fresh, null);
  const count = whole.reduce((sum, variant) => sum + variant.lesions.length, 0);
  const kept = whole.filter((variant) => rejects(variant).length > 0).length;
  return {
    title: 'Every step',
    columns: ['fault', 'step', 'lesions found', 'n', 'photos turned down'],
    rows: [['none', 'as it is', recallOf(whole).toFixed(3), count, `${kept} of ${whole.length}`], ...rows],
  };
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
