import { describe, expect, it } from 'vitest';
import { match } from '../../../models/evaluate/detection.ts';
import { freeResponseOf, frocCurve, recallAt } from '../../../models/evaluate/froc.ts';

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

  it('finds a lesion, counts a far one as false alarm, leaves ignored and small ones out', () => {
    const [own, inIgnored, far, small] = [
      detection(55, 50),
      detection(205, 50),
      detection(400, 400),
      detection(300, 300, 11),
    ];
    expect(match([own, inIgnored, far, small], [lesion, ignored])).toEqual({
      lesions: [{ annotated: lesion, detection: own }],
      falseAlarms: [far],
    });
  });

  it('gives each of two touching lesions its own detection, the better overlap first', () => {
    const right = { box: at(62, 50), counts: true };
    const [first, second] = [detection(60, 50, 20, 0.9), detection(51, 50, 20, 0.8)];
    const { lesions, falseAlarms } = match([first, second], [lesion, right]);
    expect(lesions.map((own) => own.detection)).toEqual([second, first]);
    expect(falseAlarms).toEqual([]);
  });

  it('counts a second box on one lesion as a false alarm, and one box on two lesions as one find', () => {
    const again = detection(53, 50, 20, 0.5);
    expect(match([detection(50, 50), again], [lesion]).falseAlarms).toEqual([again]);
    const close = { box: at(60, 50), counts: true };
    const { lesions } = match([detection(54, 50)], [lesion, close]);
    expect(lesions.filter((own) => own.detection !== undefined)).toHaveLength(1);
  });

  it('the match at a higher threshold is the same without the fainter detections', () => {
    const all = [detection(52, 50, 20, 0.3), detection(55, 50, 20, 0.6), detection(300, 300, 20, 0.5)];
    const full = freeResponseOf(match(all, [lesion]));
    const strict = freeResponseOf(
      match(
        all.filter(({ confidence }) => confidence >= 0.5),
        [lesion],
      ),
    );
    expect(full).toEqual({ lesions: 1, found: [0.6], falseAlarms: [0.5, 0.3] });
    expect(strict).toEqual({ lesions: 1, found: [0.6], falseAlarms: [0.5] });
  });
});

describe('free-response ROC', () => {
  const photos = [
    { lesions: 2, found: [0.9, 0.4], falseAlarms: [0.6] },
    { lesions: 2, found: [0.8], falseAlarms: [0.6, 0.2] },
  ];

  it('goes down in confidence, equal ones in one step', () => {
    expect(frocCurve(photos)).toEqual([
      { confidence: 0.9, recall: 0.25, falseAlarmsPerPhoto: 0 },
      { confidence: 0.8, recall: 0.5, falseAlarmsPerPhoto: 0 },
      { confidence: 0.6, recall: 0.5, falseAlarmsPerPhoto: 1 },
      { confidence: 0.4, recall: 0.75, falseAlarmsPerPhoto: 1 },
      { confidence: 0.2, recall: 0.75, falseAlarmsPerPhoto: 1.5 },
    ]);
  });

  it('recall at a number of false alarms, photos counted as often as drawn', () => {
    expect(recallAt(0.5, photos)(Float64Array.of(1, 1))).toBe(0.5);
    expect(recallAt(1, photos)(Float64Array.of(1, 1))).toBe(0.75);
    // The first photo twice: both of its lesions and one of the second's are found at one false alarm a photo.
    expect(recallAt(1, photos)(Float64Array.of(2, 1))).toBeCloseTo(5 / 6, 12);
  });
});
