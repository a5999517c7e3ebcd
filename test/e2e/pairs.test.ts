import { expect, it } from 'vitest';
import { everyLook, type Look, pairsOf } from './pairs.ts';

type Factors = readonly (readonly [name: string, value: string | number])[];

const factorsOf = ({ language, theme, size }: Look): Factors => [
  ['language', language],
  ['theme', theme],
  ['resolution', size.width],
  ['text', size.textSize],
  ['inches', size.inches],
];

const pairsIn = (factors: Factors): string[] =>
  factors.flatMap((one, i) => factors.slice(i + 1).map((other) => `${one.join(' ')}, ${other.join(' ')}`));

it('a visit shows every pair of language, colours, resolution, text size and diagonal, and each screen every language', () => {
  const screens = Array.from({ length: 26 }, (_, screen) => pairsOf(screen));
  const seen = new Set(screens.flat().flatMap((look) => pairsIn(factorsOf(look))));
  const wanted = new Set(everyLook.flatMap((look) => pairsIn(factorsOf(look))));
  expect([...wanted].filter((pair) => !seen.has(pair))).toEqual([]);
  for (const looks of screens) {
    for (const factor of [0, 1, 2, 3, 4]) {
      const values = (of: readonly Look[]) => new Set(of.map((look) => factorsOf(look)[factor]?.[1]));
      expect(values(looks)).toEqual(values(everyLook));
    }
    expect(looks.filter(({ isForAxe }) => isForAxe)).toHaveLength(3);
  }
  const axePairs = (looks: readonly Look[]) =>
    new Set(
      looks.flatMap((look) =>
        pairsIn(factorsOf(look).filter(([name]) => ['language', 'theme', 'text'].includes(name))),
      ),
    );
  const seenByAxe = axePairs(screens.flat().filter(({ isForAxe }) => isForAxe));
  expect([...axePairs(everyLook)].filter((pair) => !seenByAxe.has(pair))).toEqual([]);
});
