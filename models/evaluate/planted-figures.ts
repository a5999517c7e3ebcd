import { triageLevels } from '../../src/screening/judgement/triage.ts';
import { type Level, levels } from '../../src/screening/lesion/lesion.ts';
import { diameterOf } from '../../src/screening/space/geometry.ts';
import type { AnalysedPlanted, Outcome, SpotRow } from './planted-outcome.ts';
import { type Section, section, type Table } from './report.ts';
import { bootstrap, type Figure, mean, rate, share } from './statistics.ts';
import type { WholeWay } from './whole-way.ts';

const isAt =
  (...wanted: readonly Level[]) =>
  ({ spot }: Outcome): boolean =>
    spot !== undefined && wanted.includes(spot.level);

type Measure = readonly [string, (outcome: Outcome) => boolean];

/** What became of a planted lesion. */
export const levelMeasures: readonly Measure[] = [
  ['found', ({ spot }) => spot !== undefined],
  ['at refer', isAt('refer')],
  ['at refer or follow', isAt('refer', 'follow')],
];

const measures: readonly Measure[] = [
  ...levelMeasures,
  ['among the first three by score', ({ byScore }) => byScore <= 3],
  ['among the first three by oddness', ({ byOddness }) => byOddness <= 3],
];

export const shareOf = (outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean): Figure =>
  share(outcomes.map((outcome) => ({ unit: outcome.person, hit: holds(outcome) })));

export function plantedSection(outcomes: readonly Outcome[]): Section {
  return section(
    'Planted suspicious lesions',
    'Each photo shows one lesion of a person who is in no training data, multiplied onto somebody else’s bare skin. Intervals draw whole people.',
    {
      figures: Object.fromEntries(measures.map(([name, holds]) => [name, shareOf(outcomes, holds)])),
      tables: [
        tableBy('diagnosis', outcomes, ({ diagnosis }) => diagnosis),
        tableBy('diameter, px', outcomes, ({ box }) => sizeOf(diameterOf(box))),
      ],
    },
  );
}

const sizes = [20, 30, 45, 60];
const sizeOf = (diameter: number): string => {
  const upTo = sizes.find((size) => diameter < size);
  return upTo === undefined ? 'from 60' : `below ${upTo}`;
};

function tableBy(what: string, outcomes: readonly Outcome[], groupOf: (outcome: Outcome) => string): Table {
  const groups = [...Map.groupBy(outcomes, groupOf)].sort(([a], [b]) => a.localeCompare(b));
  return {
    title: `By ${what}`,
    columns: [what, ...measures.map(([name]) => name)],
    rows: groups.map(([name, own]) => [name, ...measures.map(([, holds]) => shareOf(own, holds))]),
  };
}

/** Spots and results of photos without a known SPL. */
export function ordinarySection(plain: readonly AnalysedPlanted[]): Section {
  const spots = plain.flatMap(({ tile, way }) => way.spots.map(({ level }) => ({ unit: tile, level })));
  const at = (...wanted: readonly Level[]) =>
    share(spots.map(({ unit, level }) => ({ unit, hit: wanted.includes(level) })));
  return section(
    'Ordinary spots, and photos without a known suspicious one',
    'Intervals draw whole photos.',
    {
      figures: {
        'ordinary spots at refer': at('refer'),
        'ordinary spots at refer or follow': at('refer', 'follow'),
        'spots a photo': rate(plain.map(({ tile, way }) => ({ unit: tile, count: way.spots.length }))),
      },
      tables: [
        {
          title: 'Ordinary spots by level',
          columns: ['level', 'share'],
          rows: levels.map((level) => [level, at(level)]),
        },
        {
          title: 'Photos by result',
          columns: ['result', 'share'],
          rows: triageLevels.map((level) => [
            level,
            share(plain.map(({ tile, way }) => ({ unit: tile, hit: way.triage.level === level }))),
          ]),
        },
      ],
    },
  );
}

/** What the person's rule moved, among planted lesions and among the other spots of all photos. */
export function movedSection(spots: readonly SpotRow[]): Section {
  const pairs = levels.flatMap((from) => levels.map((to) => [from, to] as const));
  const count = (planted: boolean, from: Level, to: Level) =>
    spots.filter((spot) => spot.planted === planted && spot.ownLevel === from && spot.level === to).length;
  const rows = pairs
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => [from, to, count(true, from, to), count(false, from, to)] as const)
    .filter(([, , own, others]) => own + others > 0);
  return section(
    'What the person’s rule moves',
    'Over all photos; ordinary spots appear again in each copy.',
    {
      tables: [{ title: 'Moved', columns: ['from', 'to', 'planted', 'others'], rows }],
    },
  );
}

export function costSection(all: readonly AnalysedPlanted[]): Section {
  const meanOf = (value: (way: WholeWay) => number) =>
    bootstrap(
      all.map(({ tile }) => tile),
      mean(all.map(({ way }) => value(way))),
    );
  return section(
    'What a photo costs',
    'Crops include mirror images, faint detections and the photo checks.',
    {
      figures: {
        'crops a photo': meanOf(({ crops }) => crops),
        'seconds a photo': meanOf(({ ms }) => ms / 1000),
      },
    },
  );
}
