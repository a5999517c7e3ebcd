import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/evaluate/data-folder.ts';
import { match } from '../../src/evaluate/detection.ts';
import { auroc, bootstrap } from '../../src/evaluate/statistics.ts';

const at = (x: number, y: number, size = 20) => ({
  x: x - size / 2,
  y: y - size / 2,
  width: size,
  height: size,
});
const detection = (x: number, y: number, size = 20, confidence = 0.9) => ({
  box: at(x, y, size),
  confidence,
});

describe('how detections are counted', () => {
  const lesion = { box: at(50, 50), counts: true };
  const ignored = { box: at(200, 50), counts: false };

  it('finds a lesion once, counts a far one as false alarm, and leaves ignored and small ones out', () => {
    const detections = [detection(55, 50), detection(205, 50), detection(400, 400), detection(300, 300, 11)];
    expect(match(detections, [lesion, ignored])).toEqual({ lesions: 1, found: 1, falseAlarms: 1 });
  });

  it('does not count a second box on the same lesion as a second lesion', () => {
    const close = { box: at(62, 50), counts: true };
    expect(match([detection(52, 50)], [lesion, close]).found).toBe(1);
  });
});

describe('figures', () => {
  it('the area under the curve is 1, 0.5 and 0 where it must be', () => {
    const scores = (...pairs: [number, boolean][]) => pairs.map(([score, positive]) => ({ score, positive }));
    expect(auroc(scores([0.9, true], [0.8, true], [0.2, false]))).toBe(1);
    expect(auroc(scores([0.5, true], [0.5, false]))).toBe(0.5);
    expect(auroc(scores([0.1, true], [0.7, false]))).toBe(0);
  });

  it('the interval holds the value and narrows with more groups', () => {
    const mean = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length;
    const spread = (count: number) => {
      const figure = bootstrap(
        Array.from({ length: count }, (_, i) => i % 2),
        mean,
        count,
      );
      expect(figure.low).toBeLessThanOrEqual(figure.value);
      expect(figure.high).toBeGreaterThanOrEqual(figure.value);
      return figure.high - figure.low;
    };
    expect(spread(400)).toBeLessThan(spread(20) / 2);
  });

  it('quoted cells of an index may hold commas and quotes', () => {
    expect(parseCsv('a,b\n1,"x, ""y"""\n2,z\n')).toEqual([
      { a: '1', b: 'x, "y"' },
      { a: '2', b: 'z' },
    ]);
  });
});
