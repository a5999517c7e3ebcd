import type { Quality } from '../../src/screening/judgement/quality.ts';
import { type TriageLevel, triage } from '../../src/screening/judgement/triage.ts';
import type { Lesion, RankedLesion } from '../../src/screening/lesion/lesion.ts';
import { judgeAmongOwn, type PersonRule } from '../../src/screening/lesion/person-rule.ts';
import { rankByOddness } from '../../src/screening/lesion/ugly-duckling.ts';
import type { LesionBox } from './annotated-photos.ts';
import { type Section, section } from './report.ts';
import { type Figure, share } from './statistics.ts';

/** A person's lesion and the product's result for it, which is undefined if it was missed or dismissed. */
export interface FoundLesion {
  readonly annotated: LesionBox;
  readonly detection: Lesion | undefined;
}

/** One photo of a person: everything that the product considers a lesion, and the results for the real ones. */
export interface PersonPhoto {
  readonly quality: Quality;
  readonly lesions: readonly Lesion[];
  readonly annotated: readonly FoundLesion[];
}

/** The product's result for one person, over all photos. */
export interface PersonOutcome {
  readonly person: string;
  /** Number of lesions and SPLs that the person has, found or not. */
  readonly lesions: number;
  readonly spls: number;
  readonly triage: TriageLevel;
  /** Number of lesions at `refer`, and whether an SPL is among them: a person may be referred for the wrong lesion. */
  readonly refers: number;
  readonly refersSpl: boolean;
  /** For each SPL, its rank among the person's found lesions; undefined if it was not found. */
  readonly ranks: readonly {
    readonly oddness: number | undefined;
    readonly score: number | undefined;
  }[];
}

export function outcomeOf(
  person: string,
  photos: readonly PersonPhoto[],
  rule: PersonRule | null,
): PersonOutcome {
  const byPhoto = rankByOddness(photos.map(({ lesions }) => lesions));
  const judged = judgeAmongOwn(
    byPhoto.map((lesions, i) => ({ id: `${i}`, lesions })),
    rule,
  );
  const ranked = judged.flat();
  const referred = ranked.filter(({ level }) => level === 'refer');
  const byOddness = ranked.toSorted((a, b) => (b.oddness ?? 0) - (a.oddness ?? 0));
  const byScore = ranked.toSorted((a, b) => b.splScore - a.splScore);
  const placeOf = (order: readonly RankedLesion[], found: Lesion | undefined) =>
    found && order.findIndex(({ box }) => box === found.box) + 1;
  const lesions = photos.flatMap(({ annotated }) => annotated);
  const spls = lesions.filter(({ annotated }) => annotated.label === 'spl');
  return {
    person,
    lesions: lesions.length,
    spls: spls.length,
    triage: triage(
      photos.map(({ quality }, i) => ({ quality, lesions: judged[i] ?? [] })),
      null,
    ).level,
    refers: referred.length,
    refersSpl: spls.some(({ detection }) => referred.some(({ box }) => box === detection?.box)),
    ranks: spls.map(({ detection }) => ({
      oddness: placeOf(byOddness, detection),
      score: placeOf(byScore, detection),
    })),
  };
}

/** Numbers of lesions that composed people have; a person belongs to the nearest number, by ratio. */
const counts = [5, 20, 50, 100];

const nearestCount = (lesions: number): number =>
  counts.reduce((best, count) =>
    Math.abs(Math.log(count / Math.max(1, lesions))) < Math.abs(Math.log(best / Math.max(1, lesions)))
      ? count
      : best,
  );

const places = [1, 3, 5, 10];

/** Which people are referred, and where the SPL stands in the person's ranking. */
export function peopleSection(title: string, text: string, people: readonly PersonOutcome[]): Section {
  const at = (level: TriageLevel, own: readonly PersonOutcome[]) =>
    share(own.map(({ person, triage: reached }) => ({ unit: person, hit: reached === level })));
  const having = (least: number, most: number) => people.filter(({ spls }) => spls >= least && spls <= most);
  const groups = counts.flatMap((count) =>
    [0, 1, 2].map((spls) => ({
      count,
      spls,
      own: having(spls, spls).filter(({ lesions }) => nearestCount(lesions) === count),
    })),
  );
  const filled = groups.filter(({ own }) => own.length > 0);
  return section(title, `${text} A person is listed under the nearest number of lesions.`, {
    figures: {
      'people with an SPL who are referred (sensitivity a person)': at('refer', having(1, Infinity)),
      'people with an SPL of whose SPLs one is itself at refer': share(
        having(1, Infinity).map(({ person, refersSpl }) => ({ unit: person, hit: refersSpl })),
      ),
      'people without an SPL who are referred': at('refer', having(0, 0)),
      'people without an SPL who are referred or followed up': notQuiet(having(0, 0)),
    },
    tables: [
      {
        title: 'Results by number of lesions and SPLs',
        columns: [
          ...['lesions', 'SPLs', 'refer', 'follow-up', 'no finding', 'inconclusive'],
          ...['an SPL itself at refer', 'lesions at refer a person'],
        ],
        rows: filled.map(({ count, spls, own }) => [
          `about ${count}`,
          String(spls),
          at('refer', own),
          at('follow-up', own),
          at('no-finding', own),
          at('inconclusive', own),
          spls === 0 ? '–' : share(own.map(({ person, refersSpl }) => ({ unit: person, hit: refersSpl }))),
          average(own.map(({ refers }) => refers)).toFixed(1),
        ]),
      },
      {
        title:
          'SPLs among the first of the person’s own lesions (top-k recall; an SPL that was not found counts as missed)',
        columns: ['ranked by', ...places.map((place) => `top ${place}`)],
        rows: (['oddness', 'score'] as const).map((order) => [
          order === 'score' ? 'SPL score' : 'oddness alone',
          ...places.map((place) => topShare(people, order, place)),
        ]),
      },
    ],
    plots: [0, 1, 2].map((spls) => ({
      kind: 'groups' as const,
      title: `Share referred, people with ${['no SPL', 'one SPL', 'two SPLs'][spls]}`,
      x: 'lesions',
      y: { label: 'share referred', from: 0, to: 1 },
      groups: filled
        .filter((group) => group.spls === spls)
        .map(({ count, own }) => ({ label: `about ${count}`, figure: at('refer', own) })),
    })),
  });
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const notQuiet = (people: readonly PersonOutcome[]): Figure =>
  share(
    people.map(({ person, triage: level }) => ({
      unit: person,
      hit: level === 'refer' || level === 'follow-up',
    })),
  );

const topShare = (people: readonly PersonOutcome[], order: 'oddness' | 'score', place: number): Figure =>
  share(
    people.flatMap(({ person, ranks }) =>
      ranks.map((rank) => ({ unit: person, hit: (rank[order] ?? Infinity) <= place })),
    ),
  );
