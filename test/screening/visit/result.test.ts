import { describe, expect, it } from 'vitest';
import type { Level } from '../../../src/screening/lesion/lesion.ts';
import { handOver, moreSpots, spotsPickedOut, spotsToShow } from '../../../src/screening/record/hand-over.ts';
import type { VisitEvent } from '../../../src/screening/visit/events.ts';
import type { Screening } from '../../../src/screening/visit/screening.ts';
import { lesion } from '../lesions.ts';
import { advance, analysed, blurred, choose, toAnalysing, use, walk } from '../walk.ts';

const failed = (photoId: string): VisitEvent => ({
  type: 'analysis-failed',
  photoId,
  code: 'inference-hung',
});

const another = (id: string, lesions: Parameters<typeof analysed>[1]): VisitEvent[] => [
  { type: 'another-photo' },
  ...choose('left-arm', 'front'),
  ...use(id),
  analysed(id, lesions),
];

describe('a result', () => {
  it('is over all photos of the visit', () => {
    const first = walk([...toAnalysing, analysed('c1', [lesion('L1', { level: 'follow' })])]);
    expect(first.captures[0]?.lesions[0]?.oddnessRank).toBeNull();
    const both = walk(another('c2', [lesion('L1'), lesion('odd', { angle: 1.2 })]), first);
    expect(both.triage?.level).toBe('follow-up');
    const oddest = both.captures
      .flatMap(({ lesions }) => lesions)
      .find(({ oddnessRank }) => oddnessRank === 1);
    expect(oddest?.id).toBe('odd');
  });

  it('counts a lesion once that two photos show, at its most serious level', () => {
    const field = [
      [20, 30, 0.1],
      [180, 60, 0.9],
      [320, 40, 1.7],
      [60, 200, 2.4],
      [210, 240, 3.1],
      [340, 210, 3.9],
      [130, 130, 4.6],
      [270, 150, 5.4],
    ] as const;
    const seen = (level: Level) =>
      field.map(([x, y, angle], i) =>
        lesion(`L${i}`, { x, y, angle, diameter: 12, level: i ? 'none' : level }),
      );
    const events: VisitEvent[] = [
      ...toAnalysing,
      analysed('c1', seen('none')),
      { type: 'another-photo' },
      ...choose('lower-back', 'back'),
      ...use('c2'),
      analysed('c2', seen('refer')),
    ];
    const end = walk(events);
    const lesions = end.captures.flatMap((capture) => capture.lesions);
    expect(lesions.filter(({ sameAs }) => sameAs === null)).toHaveLength(field.length);
    expect(lesions.filter(({ oddnessRank }) => oddnessRank !== null)).toHaveLength(field.length);
    expect(spotsToShow(end)).toHaveLength(1);
  });

  it('numbers five spots of all photos, refer before follow and by score, and counts the others', () => {
    const spots = (level: Level, ...scores: number[]) =>
      scores.map((splScore) => ({ ...lesion(`${level} ${splScore}`, { level }), splScore }));
    const first = walk([...toAnalysing, analysed('c1', spots('follow', 0.3, 0.35, 0.25))]);
    const end = walk(another('c2', [...spots('refer', 0.5, 0.9, 0.7), ...spots('none', 0.1)]), first);
    const [numbered, all] = [spotsToShow(end), spotsPickedOut(end)].map((own) =>
      own.map(({ lesionId }) => lesionId),
    );
    expect(numbered).toEqual(['refer 0.9', 'refer 0.7', 'refer 0.5', 'follow 0.35', 'follow 0.3']);
    expect(spotsToShow(end).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(all).toEqual([...(numbered ?? []), 'follow 0.25']);
    expect([moreSpots(end), moreSpots(first)]).toEqual([1, 0]);
    expect(handOver(end, 'n', new Date(0))).toMatchObject({ moreSpots: 1, handedOver: false });
    const given = walk([{ type: 'hand-over', photos: true }], end);
    expect(handOver(given, 'n', new Date(0))).toMatchObject({ moreSpots: 1, handedOver: true });
  });

  it('needs every photo: a failed one is tried again or left out, and then nothing is for sure', () => {
    const stopped = walk([...toAnalysing, failed('c1')]);
    expect(stopped).toMatchObject({
      step: 'analysing',
      captures: [{ analysis: 'failed', spots: [], lesions: [], progress: null }],
    });
    const again = walk([{ type: 'retry-check' }, analysed('c1', [lesion('L1')])], stopped);
    expect(again.triage?.level).toBe('no-finding');
    const without = walk([{ type: 'leave-out' }], stopped);
    expect(without.triage).toMatchObject({ level: 'inconclusive' });
    expect(handOver(without, 'n', new Date(0)).places).toEqual([]);
  });

  it('leaves nothing out while a photo still waits', () => {
    const both = walk([
      ...toAnalysing,
      analysed('c1', [lesion('L1')]),
      { type: 'another-photo' },
      ...choose('chest', 'front'),
      ...use('c2'),
    ]);
    expect(advance(both, { type: 'leave-out' })).toBeUndefined();
    expect(advance(both, { type: 'retry-check' })).toBeUndefined();
  });
});

describe('a close-up', () => {
  const result = (level: Level) =>
    walk([...toAnalysing, analysed('c1', [lesion('L1', { level }), lesion('L2')])]);
  const closeup = (level: Level, quality = undefined as Parameters<typeof use>[1]): VisitEvent[] => [
    { type: 'add-closeup' },
    { type: 'choose-spot', captureId: 'c1', lesionId: 'L1' },
    ...use('close', quality),
    analysed('close', [lesion('L1', { level })], quality),
  ];
  const levelOf = ({ captures }: Screening) => captures[0]?.lesions[0]?.level;

  it('is tied to the spot that the customer chose, and raises it', () => {
    const end = walk(closeup('refer'), result('none'));
    expect(end).toMatchObject({ step: 'result', triage: { level: 'refer' } });
    expect(end.closeups).toMatchObject([{ captureId: 'c1', lesionId: 'L1', analysis: 'done' }]);
    expect(spotsToShow(end).map(({ lesionId }) => lesionId)).toEqual(['L1']);
  });

  it.each<[Level, Level, Level]>([
    ['refer', 'none', 'refer'],
    ['follow', 'unassessable', 'follow'],
    ['unassessable', 'none', 'unassessable'],
    ['none', 'follow', 'follow'],
  ])('%s and close up %s is %s: never lower', (wide, close, both) => {
    expect(levelOf(walk(closeup(close), result(wide)))).toBe(both);
  });

  it('hands its doubts to the spot, and one of two in doubt is too many', () => {
    const inDoubt = { ...lesion('L1'), doubts: ['unfamiliar'] as const };
    const end = walk([...closeup('none').slice(0, -1), analysed('close', [inDoubt])], result('none'));
    expect(end.captures[0]?.lesions.map(({ level, doubts }) => [level, doubts])).toEqual([
      ['none', ['unfamiliar']],
      ['none', []],
    ]);
    expect(end.triage).toEqual({ level: 'inconclusive', reasons: ['lesion-unassessable'] });
  });

  it('drops the old slip, and goes back without one', () => {
    const printed = walk([{ type: 'print-slip' }, { type: 'slip-printed' }], result('follow'));
    const choosing = walk([{ type: 'add-closeup' }], printed);
    expect(choosing).toMatchObject({ step: 'closeup-spot', slip: 'none', triage: { level: 'follow-up' } });
    const aiming = walk([{ type: 'choose-spot', captureId: 'c1', lesionId: 'L1' }], choosing);
    for (const from of [choosing, aiming])
      expect(walk([{ type: 'back-to-result' }], from)).toMatchObject({ step: 'result', target: null });
  });

  it('needs a spot that was found', () => {
    const choosing = walk([{ type: 'add-closeup' }], result('none'));
    expect(advance(choosing, { type: 'choose-spot', captureId: 'c1', lesionId: 'L9' })).toBeUndefined();
    expect(advance(walk([...toAnalysing, analysed('c1', [])]), { type: 'add-closeup' })).toBeUndefined();
  });

  it('of poor quality makes a clean result uncertain, and can still refer', () => {
    const tries: VisitEvent[] = [
      { type: 'add-closeup' },
      { type: 'choose-spot', captureId: 'c1', lesionId: 'L1' },
      ...use('t1', blurred).slice(0, -1),
      { type: 'take-again' },
      ...use('t2', blurred).slice(0, -1),
      { type: 'take-again' },
      ...use('t3', blurred),
    ];
    const kept = walk(tries, result('none'));
    const outcome = (level: Level) =>
      walk([analysed('t3', [lesion('L1', { level })], blurred)], kept).triage?.level;
    expect([outcome('none'), outcome('refer')]).toEqual(['inconclusive', 'refer']);
  });
});
