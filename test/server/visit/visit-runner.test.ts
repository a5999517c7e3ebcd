import { expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/errors.ts';
import type { Effect } from '../../../src/screening/visit/effects.ts';
import { newScreening } from '../../../src/screening/visit/screening.ts';
import { type Answer, VisitRunner } from '../../../src/server/visit/visit-runner.ts';
import { choose, toScope, visitAt } from '../../screening/walk.ts';

const toCapture = [...toScope, ...choose('chest', 'front')];

/** A runner whose parts write down in which order, and at which step, they are called. */
function running() {
  const log: string[] = [];
  const answers: Partial<Record<Effect['type'], Answer>> = {};
  const faults: { code: ErrorCode | null } = { code: null };
  const runner: VisitRunner = new VisitRunner({
    first: visitAt(newScreening('first')),
    records: {
      keep: (before, { type }, after) => {
        log.push(`keep ${type} at ${runner.visit.screening.step}`);
        expect(before).toBe(runner.visit);
        expect(after).not.toBe(before);
        return type === 'not-kept' ? null : faults.code;
      },
    },
    performer: {
      perform: ({ type }, visit, answer) => {
        log.push(`${type} at ${visit.screening.step}`);
        expect(visit).toBe(runner.visit);
        answers[type] = answer;
        if (type === 'forget') answer({ type: 'cleared', id: 'second', number: 'SECOND' });
      },
    },
    tell: () => void log.push(`tell ${runner.visit.screening.step}`),
  });
  const take = (...events: Parameters<VisitRunner['take']>[0][]) => events.map((event) => runner.take(event));
  const logged = () => log.splice(0);
  return { runner, take, logged, answers, faults };
}

it('keeps what happened before anyone is told, and then does what follows from it', () => {
  const { take, logged } = running();
  expect(take({ type: 'begin' })).toEqual([null]);
  expect(logged()).toEqual(['keep begin at welcome', 'start-idle-clock at about', 'tell about']);
});

it('refuses what does not fit: nothing is kept, done or told', () => {
  const { runner, take, logged } = running();
  const before = runner.visit;
  expect(take({ type: 'take-photo' })).toEqual(['out-of-order']);
  expect(logged()).toEqual([]);
  expect(runner.visit).toBe(before);
});

it('refuses what can’t be kept: nothing of it happens, and the page is told why', () => {
  const { runner, take, logged, faults } = running();
  faults.code = 'store-failed';
  expect(take({ type: 'begin' })).toEqual(['store-failed']);
  expect(logged()).toEqual(['keep begin at welcome', 'keep not-kept at welcome', 'tell welcome']);
  expect(runner.visit).toMatchObject({ fault: 'store-failed', screening: { step: 'welcome' } });
  faults.code = null;
  expect(take({ type: 'begin' })).toEqual([null]);
  expect(runner.visit.fault).toBeNull();
});

it('takes what came of an effect as the next event', () => {
  const { runner, take, logged, answers } = running();
  take(...toCapture, { type: 'take-photo' });
  logged();
  answers['count-down']?.({ type: 'tick' });
  expect(logged()).toEqual(['keep tick at capture', 'take-still at capture', 'tell capture']);
  answers['take-still']?.({ type: 'capture-failed', code: 'camera-black' });
  expect(runner.visit.fault).toBe('camera-black');
});

it('drops what comes for a visit that was forgotten, and the next begins with nothing of it', () => {
  const { runner, take, logged, answers } = running();
  take(...toCapture, { type: 'take-photo' }, { type: 'tick' });
  logged();
  take({ type: 'stop-and-delete' });
  expect(logged()).toEqual([
    'keep stop-and-delete at capture',
    'stop-watching at capture',
    'stop-idle-clock at capture',
    'forget at capture',
    'keep cleared at capture',
    'tell welcome',
    'tell welcome',
  ]);
  expect(runner.visit).toMatchObject({ number: 'SECOND', screening: { id: 'second', step: 'welcome' } });
  const photo = { id: 'late', width: 4, height: 3, simulated: true };
  answers['take-still']?.({ type: 'captured', photo });
  answers['start-idle-clock']?.({ type: 'left-alone' });
  expect(logged()).toEqual([]);
  take(...toCapture, { type: 'take-photo' }, { type: 'tick' });
  const second = runner.visit;
  logged();
  answers['count-down']?.({ type: 'tick' });
  expect([runner.visit, logged()]).toEqual([second, []]);
});
