import type { LesionClass, LesionView, Level } from '../../src/contract/pharmacist.ts';

/** Two findings about one lesion that a reader would take for a mistake unless they are explained. */
export const contradictions = [
  'higher-odd',
  'higher-score',
  'lower-common',
  'lower-score',
  'no-lesion',
  'oddest-but-none',
  'closeup-differs',
] as const;

export type Contradiction = (typeof contradictions)[number];

/** The band that a reader expects of a lesion which looks most like this class; null where it looks like no lesion. */
const expected: Record<LesionClass, Level | null> = {
  nsplA: 'none',
  nsplB: 'follow',
  spl: 'refer',
  background: null,
  skinEdge: null,
  skin: null,
};

const ladder: readonly Level[] = ['none', 'follow', 'refer'];

type Findings = Pick<LesionView, 'level' | 'likeliest' | 'moved' | 'oddnessRank'> & {
  readonly closeups: readonly Pick<LesionView['closeups'][number], 'level'>[];
};

export function contradictionsOf(lesion: Findings): Contradiction[] {
  const { level, oddnessRank, closeups } = lesion;
  const isOddest = oddnessRank === 1 && level === 'none';
  const differs = closeups.some((one) => isGraded(one.level) && isGraded(level) && one.level !== level);
  return [
    ...byClass(lesion),
    ...(isOddest ? (['oddest-but-none'] as const) : []),
    ...(differs ? (['closeup-differs'] as const) : []),
  ];
}

const isGraded = (level: Level | null): boolean => level !== null && ladder.includes(level);

function byClass({ level, likeliest, moved }: Findings): Contradiction[] {
  const usual = expected[likeliest];
  if (!isGraded(level)) return [];
  if (usual === null) return ['no-lesion'];
  const higher = ladder.indexOf(level) - ladder.indexOf(usual);
  if (higher > 0) return [moved === 'odd-among-own' ? 'higher-odd' : 'higher-score'];
  if (higher < 0) return [moved === 'common-among-own' ? 'lower-common' : 'lower-score'];
  return [];
}
