import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guide, type LiveReadings } from '../../../src/screening/judgement/guidance.ts';
import { judge, qualityLimits } from '../../../src/screening/judgement/quality.ts';

const good: LiveReadings = {
  bystanders: 0,
  skinShare: 0.7,
  pixelsPerMm: 6,
  brightest: 180,
  blownOut: 0,
  chroma: 20,
  hue: 50,
  glare: 0,
  movement: 1,
};

describe('what the live picture tells the customer', () => {
  it.each<[string, Partial<LiveReadings>]>([
    ['ready', {}],
    ['ready', { movement: null, pixelsPerMm: null }],
    ['only-you', { bystanders: 1 }],
    ['brighter', { brightest: qualityLimits.brightest - 1, skinShare: 0 }],
    ['darker', { blownOut: qualityLimits.blownOut + 0.01 }],
    ['show-skin', { skinShare: 0 }],
    ['white-light', { chroma: qualityLimits.chroma - 0.1 }],
    ['white-light', { hue: qualityLimits.hue[1] + 1 }],
    ['closer', { skinShare: qualityLimits.littleSkin - 0.01 }],
    ['closer', { pixelsPerMm: qualityLimits.pixelsPerMm - 0.1 }],
    ['further', { skinShare: 1 }],
    ['turn-a-little', { glare: qualityLimits.glare + 0.01 }],
    ['hold-still', { movement: 30 }],
  ])('is %s for %o', (guidance, readings) => {
    expect(guide({ ...good, ...readings }, true)).toBe(guidance);
  });

  it('never asks to step back from a single spot', () => {
    expect(guide({ ...good, skinShare: 1 }, false)).toBe('ready');
  });

  it('says what matters first: another person before the light, the light before the distance', () => {
    const all = { ...good, bystanders: 2, brightest: 3, skinShare: 0.3, movement: 50 };
    expect(guide(all, true)).toBe('only-you');
    expect(guide({ ...all, bystanders: 0 }, true)).toBe('brighter');
    expect(guide({ ...all, bystanders: 0, brightest: 100 }, true)).toBe('closer');
  });

  it('calls nothing good that the photo will be refused for, as far as a small picture can tell', () => {
    const sharp = { sharpness: 1, evenness: 1, noise: 0, hair: 0 };
    const upTo = (most: number) => fc.nat(1000).map((share) => (share / 1000) * most);
    const readings = fc.record({
      bystanders: fc.nat(1),
      skinShare: upTo(1),
      pixelsPerMm: fc.option(upTo(10)),
      brightest: fc.nat(255),
      blownOut: upTo(1),
      chroma: upTo(60),
      hue: upTo(360),
      glare: upTo(0.1),
    });
    let good = 0;
    fc.assert(
      fc.property(readings, fc.boolean(), (live, wholeSite) => {
        if (guide({ ...live, movement: 0 }, wholeSite) !== 'ready') return;
        good++;
        expect(judge({ ...live, ...sharp })).toEqual({ usable: true, faults: [] });
      }),
      { numRuns: 20_000, seed: 3 },
    );
    expect(good).toBeGreaterThan(10);
  });
});
