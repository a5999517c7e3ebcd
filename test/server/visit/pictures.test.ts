import { beforeEach, describe, expect, it } from 'vitest';
import { Pictures } from '../../../src/server/visit/pictures.ts';

const bytes = (size = 64) => new Uint8Array(size).fill(7);
const photo = () => ({
  jpeg: bytes(),
  screen: bytes(),
  paper: bytes(),
  shown: 'back.jpg',
});
const partsOf = ({ jpeg, screen, paper }: ReturnType<typeof photo>) => [jpeg, screen, paper];
const isGone = (part: Uint8Array) => part.every((value) => value === 0);
const isWhole = (part: Uint8Array) => part.every((value) => value === 7);
const token = (path: string | null) => path?.split('/').at(-1) ?? '';

let pictures: Pictures;
beforeEach(() => {
  pictures = new Pictures();
});

describe('the pictures of a visit', () => {
  it('are served under a path that can’t be guessed, as long as they are held', () => {
    const [first, second] = [photo(), photo()];
    expect([pictures.add('a', first), pictures.add('b', second)]).toEqual([true, true]);
    const url = pictures.urlOf('a');
    expect(url).toMatch(/^\/files\/[0-9a-f]{32}$/);
    expect(url).not.toBe(pictures.urlOf('b'));
    expect(pictures.file(token(url))).toMatchObject({ bytes: first.screen, contentType: 'image/jpeg' });
    pictures.drop('a');
    expect(pictures.file(token(url))).toBeUndefined();
    expect([pictures.urlOf('a'), pictures.paperOf('a'), pictures.shownIn('a')]).toEqual([
      '',
      undefined,
      null,
    ]);
    expect(partsOf(first).every(isGone)).toBe(true);
    expect(partsOf(second).every(isWhole)).toBe(true);
    expect(pictures.shownIn('b')).toBe('back.jpg');
  });

  it('are overwritten piece by piece, when a piece is needed no longer', () => {
    const one = photo();
    pictures.add('a', one);
    pictures.dropJpeg('a');
    expect([pictures.jpegOf('a'), isGone(one.jpeg), isWhole(one.paper)]).toEqual([null, true, true]);
    pictures.drop('a');
    expect(isGone(one.paper)).toBe(true);
  });

  it('take a new slip in the place of the one before, and lose it when its words no longer hold', () => {
    const [first, second] = [bytes(), bytes()];
    pictures.setSlip(first, 'slip-1.pdf');
    const url = pictures.slipUrl;
    pictures.setSlip(second, 'slip-2.pdf');
    expect([isGone(first), isWhole(second)]).toEqual([true, true]);
    expect(pictures.file(token(url))).toBeUndefined();
    expect(pictures.file(token(pictures.slipUrl))).toMatchObject({ downloadAs: 'slip-2.pdf' });
    pictures.dropSlip();
    expect([pictures.slipUrl, isGone(second)]).toEqual([null, true]);
  });

  it('are all overwritten once the visit is forgotten, and so is what comes too late', () => {
    const [early, late] = [photo(), photo()];
    const [slip, lateSlip] = [bytes(), bytes()];
    pictures.add('a', early);
    pictures.setSlip(slip, 'slip.pdf');
    expect(pictures.signal.aborted).toBe(false);
    pictures.clear();
    expect(pictures.signal.aborted).toBe(true);
    expect([...partsOf(early), slip].every(isGone)).toBe(true);
    expect(pictures.add('b', late)).toBe(false);
    pictures.setSlip(lateSlip, 'slip.pdf');
    expect([...partsOf(late), lateSlip].every(isGone)).toBe(true);
    expect([pictures.urlOf('b'), pictures.slipUrl]).toEqual(['', null]);
  });
});
