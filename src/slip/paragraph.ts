import LineBreaker from 'linebreak';
import {
  type Direction,
  directionOf,
  fromTheLeft,
  isRightToLeft,
  levelsOf,
  mirrored,
  withoutOrders,
} from './bidi.ts';
import { charactersOf, fontRuns } from './font-runs.ts';
import type { Font } from './fonts.ts';

/** `start` is where the text's own direction begins. */
export type Align = 'start' | 'left' | 'center' | 'right';

/** A piece of a line that one font draws, in one direction. */
export interface Piece {
  /** As the font's shaper takes it: the shaper reverses text whose letters run from right to left. */
  readonly text: string;
  readonly font: Font;
  /** From the left end of the column. */
  readonly x: number;
}

export interface Line {
  /** From the left. */
  readonly pieces: readonly Piece[];
  readonly width: number;
}

/** Width of a text that one font draws. */
export type Measure = (text: string, font: Font) => number;

interface Column {
  readonly width: number;
  readonly align?: Align;
}

/** In the order in which it is read. */
interface Part {
  readonly text: string;
  readonly font: Font;
  readonly level: number;
}

/** A stretch of text with no place for a line's end in it. */
interface Word {
  readonly parts: readonly Part[];
  readonly width: number;
}

/** Breaks a text into lines (UAX #14) and puts their pieces where they stand on paper (UAX #9). */
export function linesOf(text: string, column: Column, measure: Measure): Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines = wrapped(wordsOf(paragraph, column.width, measure), column.width);
    const direction = directionOf(paragraph);
    return lines.map((line) => placed(line, direction, column, measure));
  });
}

function wordsOf(paragraph: string, width: number, measure: Measure): Word[] {
  const measured = (parts: readonly Part[]): Word => ({
    parts,
    width: parts.reduce((sum, part) => sum + measure(drawn(part), part.font), 0),
  });
  return partsOf(paragraph).flatMap((parts) => {
    const word = measured(parts);
    if (word.width <= width) return [word];
    // Longer than a line, so it is broken anywhere.
    const characters = parts.flatMap((part) => charactersOf(part.text).map((text) => ({ ...part, text })));
    return characters.map((part) => measured([part]));
  });
}

/** The parts of each word. */
function partsOf(paragraph: string): Part[][] {
  const { levels } = levelsOf(paragraph);
  const fonts = fontRuns(paragraph).flatMap(({ text, font }) => Array.from(text.split(''), () => font));
  const words: Part[][] = [];
  for (const [start, end] of wordBorders(paragraph)) {
    const parts: { text: string; font: Font; level: number }[] = [];
    for (let at = start; at < end; at += 1) {
      const [font, level] = [fonts[at] ?? 'western', levels[at] ?? 0];
      const last = parts.at(-1);
      if (last?.font === font && last.level === level) last.text += paragraph[at];
      else parts.push({ text: paragraph[at] ?? '', font, level });
    }
    words.push(parts);
  }
  return words;
}

function wordBorders(paragraph: string): [number, number][] {
  const breaker = new LineBreaker(paragraph);
  const borders: [number, number][] = [];
  for (let start = 0, next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    borders.push([start, next.position]);
    start = next.position;
  }
  return borders;
}

function wrapped(words: readonly Word[], width: number): Part[][] {
  const lines: Part[][] = [[]];
  let left = width;
  for (const word of words) {
    if (word.width > left && left < width) {
      lines.push([]);
      left = width;
    }
    lines.at(-1)?.push(...word.parts);
    left -= word.width;
  }
  return lines;
}

function placed(
  line: readonly Part[],
  direction: Direction,
  { width, align = 'start' }: Column,
  measure: Measure,
): Line {
  const pieces = fromTheLeft(joined(line))
    .map((part) => ({ text: drawn(part), font: part.font }))
    .filter(({ text }) => text !== '')
    .map((piece) => ({ ...piece, width: measure(piece.text, piece.font) }));
  const side = align === 'start' ? (direction === 'rtl' ? 'right' : 'left') : align;
  const whole = pieces.reduce((sum, piece) => sum + piece.width, 0);
  let next = { left: 0, center: (width - whole) / 2, right: width - whole }[side];
  const standing = pieces.map((piece) => {
    const x = next;
    next += piece.width;
    return { text: piece.text, font: piece.font, x };
  });
  return { pieces: standing, width: whole };
}

/** Puts neighbours of the same font and level together, so that they are shaped together, and drops the space at the end. */
function joined(line: readonly Part[]): Part[] {
  const parts: Part[] = [];
  for (const part of line) {
    const last = parts.at(-1);
    if (last?.font === part.font && last.level === part.level) {
      parts.splice(-1, 1, { ...last, text: last.text + part.text });
    } else parts.push(part);
  }
  const last = parts.pop();
  if (last === undefined) return [];
  const text = last.text.trimEnd();
  return text === '' ? parts : [...parts, { ...last, text }];
}

/** What the font's shaper takes, so that the part's direction on paper is that of its level. */
function drawn({ text, level }: Part): string {
  const shown = withoutOrders(text);
  const runsLeft = level % 2 === 1;
  const faced = runsLeft ? mirrored(shown) : shown;
  return runsLeft === isRightToLeft(shown) ? faced : charactersOf(faced).reverse().join('');
}
