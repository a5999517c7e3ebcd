import { historyQuestions } from '../../../src/screening/judgement/questionnaire.ts';
import { sevenPointItems } from '../../../src/screening/judgement/seven-point.ts';
import type { ScreeningRecord } from '../../../src/screening/record/record.ts';
import { seriesWithout } from '../../../src/screening/space/body-site.ts';
import type { Language } from '../../../src/screening/visit/language.ts';
import { sampleCapture, sampleRecord, sampleReview, sampleScreening, screenedLesion } from './record.ts';

/** Forty lesions on twenty photos; the strongest five are on five of them, and every question is answered with yes. */
export function fullestRecord(language: Language = 'en'): ScreeningRecord {
  const captures = seriesWithout([]).map((place, i) =>
    sampleCapture({
      ...place,
      id: `photo-${i}`,
      quality: { usable: true, faults: ['hair', 'glare', 'too-far'] },
      lesions: [0, 1].map((n) =>
        screenedLesion(`l${n}`, { x: 900 + 900 * n, y: 1500, width: 60, height: 60 }, 'refer', {
          splScore: 0.9 - n / 10 - i / 1000,
          oddnessRank: 2 * i + n + 1,
          size: { mm: 12.2, error: 4.9 },
          doubts: ['no-detail', 'unfamiliar'],
        }),
      ),
    }),
  );
  const { risk, ...rest } = sampleScreening({ captures, language });
  const yes = { answer: 'yes', origin: 'asked' } as const;
  const sevenPoint = Object.fromEntries(sevenPointItems.map((item) => [item, yes]));
  const history = Object.fromEntries(historyQuestions.map((question) => [question, 'yes' as const]));
  return sampleRecord({
    screening: { ...rest, risk: { ...risk, sevenPoint, history } },
    review: sampleReview({
      decision: 'override',
      pathway: 'watch-8-weeks',
      reason: 'Looks like a seborrhoeic wart with the dermatoscope. '.repeat(4),
      note: 'Lesion 1 was noticed in June and has doubled since; lesion 3 itches now and then. '.repeat(4),
    }),
  });
}
