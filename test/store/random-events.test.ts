import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { settled } from '../../src/screening/record/settled.ts';
import type { VisitEvent } from '../../src/screening/visit/events.ts';
import { newScreening, type Screening } from '../../src/screening/visit/screening.ts';
import { keepingOf } from '../../src/server/visit/keeping.ts';
import { RecordKeeper } from '../../src/server/visit/record-keeper.ts';
import { VisitRunner } from '../../src/server/visit/visit-runner.ts';
import type { ScreeningStore } from '../../src/store/port.ts';
import { RecordingObserver } from '../fakes/parts/observer.ts';
import { TestStore } from '../fakes/parts/test-store.ts';
import { lesion } from '../screening/lesions.ts';
import { fitted, randomEvents } from '../screening/random-events.ts';
import { analysed, choose, toMap, use, visitAt } from '../screening/walk.ts';
import { openAt, temporaryPlaces } from './places.ts';
import { emptyRecord } from './records.ts';

const { kiosk } = emptyRecord('s');
let visits = 0;
const nextId = () => `s${++visits}`;

/** A visit with its store, and what the store must hold by now. */
class Watched {
  readonly #store: ScreeningStore;
  readonly #runner: VisitRunner;
  /** The screening as last saved; null before the first step and after the end. */
  #kept: Screening | null = null;
  /** The visits that were handed over and must be in the queue. */
  readonly waiting: Map<string, Screening>;

  constructor(store: ScreeningStore, waiting = new Map<string, Screening>()) {
    this.#store = store;
    this.waiting = waiting;
    const records = new RecordKeeper({
      store,
      logger: pino({ enabled: false }),
      observer: new RecordingObserver(),
      kiosk: () => kiosk,
    });
    this.#runner = new VisitRunner({
      first: visitAt(newScreening(nextId())),
      records,
      performer: {
        perform(effect, visit, answer) {
          if (effect.type !== 'forget') return;
          records.forget(visit, effect.why);
          answer({ type: 'cleared', id: nextId(), number: 'NUMBER' });
        },
      },
      tell: () => undefined,
    });
  }

  /** @returns whether the step was taken */
  take(event: VisitEvent): boolean {
    const before = this.#runner.visit.screening;
    const code = this.#runner.take(fitted(before, event));
    const after = this.#runner.visit.screening;
    if (after.id !== before.id) this.#ended(before.id, event);
    else if (code !== null) {
      expect(['out-of-order', 'store-failed']).toContain(code);
      // Where a finding can't be kept, its photo is to be analysed again.
      if (code === 'out-of-order' || event.type !== 'analysed') expect(after).toBe(before);
    } else if (keepingOf[event.type] === 'before' && (this.#kept || event.type !== 'choose-language')) {
      this.#keeps(after);
    } else if (keepingOf[event.type] === 'after' && this.#kept) {
      // It holds all that has happened until then, unless the disk is full just then.
      const kept = this.#store.read(after.id)?.screening ?? this.#kept;
      expect([told(this.#kept), told(after)]).toContainEqual(told(kept));
      this.#keeps(kept);
    }
    this.#check();
    return code === null;
  }

  #keeps(screening: Screening): void {
    this.#kept = screening;
    if (screening.handedOver === 'yes') this.waiting.set(screening.id, screening);
  }

  #ended(id: string, { type }: VisitEvent): void {
    const left = this.waiting.get(id);
    if (type === 'stop-and-delete') this.waiting.delete(id);
    else if (left) {
      // It comes to its result, unless the disk is full just then.
      const kept = this.#store.read(id)?.screening ?? left;
      expect([told(left), told(settled(left))]).toContainEqual(told(kept));
      this.waiting.set(id, kept);
    }
    this.#kept = null;
    if (!this.waiting.has(id)) expect(this.#store.read(id)).toBeNull();
  }

  /** Every reported step is saved; visits that were handed over wait, and no others. */
  #check(): void {
    if (this.#kept) expect(told(this.#store.read(this.#kept.id)?.screening)).toEqual(told(this.#kept));
    this.checkQueue();
  }

  checkQueue(): void {
    const queue = new Map(this.#store.queue().map(({ id, record }) => [id, told(record.screening)]));
    expect(queue).toEqual(new Map([...this.waiting].map(([id, screening]) => [id, told(screening)])));
  }
}

/** Leaves out the slip, because a printed paper is reported even if that can't be saved. */
const told = (screening: Screening | undefined) => screening && { ...screening, slip: 'any' };

const ends = fc.constantFrom<VisitEvent>(
  { type: 'finish' },
  { type: 'stop-and-delete' },
  { type: 'left-alone' },
);

const toHandOver: readonly VisitEvent[] = [
  ...choose('left-leg', 'back'),
  ...use('c'),
  analysed('c', [lesion('L1', { level: 'refer' }), lesion('L2')]),
  { type: 'hand-over', photos: true },
];

/** Includes what happens around a visit, by name. */
const happenings = <Other extends string>(...others: Other[]) =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: randomEvents },
      { weight: 2, arbitrary: fc.constant(toMap) },
      { weight: 2, arbitrary: fc.constant(toHandOver) },
      ends.map((event) => [event]),
      ...others.map((one) => fc.constant(one)),
    ),
    { maxLength: 8 },
  );

describe('under any order of events', () => {
  it('what is told was kept before, also while the disk is full now and then', () => {
    let taken = 0;
    let handedOver = 0;
    fc.assert(
      fc.property(happenings('full', 'room'), (some) => {
        const store = new TestStore();
        const watched = new Watched(store);
        for (const one of some) {
          if (one === 'full' || one === 'room') store.isFull = one === 'full';
          else for (const event of one) taken += Number(watched.take(event));
        }
        handedOver += watched.waiting.size;
        store.isFull = false;
        store.sweep();
        watched.checkQueue();
        expect(store.trail.firstBroken()).toBeNull();
      }),
      { numRuns: 60 },
    );
    expect(taken).toBeGreaterThan(100);
    expect(handedOver).toBeGreaterThan(0);
  });

  it('a daemon that is killed and started again has what was handed over, and nothing else', () => {
    let survived = 0;
    fc.assert(
      fc.property(happenings('killed'), fc.boolean(), (some, powerCut) => {
        const places = temporaryPlaces();
        let open = openAt(places);
        try {
          let watched = new Watched(open.store);
          for (const one of [toMap, toHandOver, ...some]) {
            if (one === 'killed') {
              open.close();
              open = openAt(places);
              // The next daemon takes them up at their result.
              const waiting = [...watched.waiting].map(([id, one]) => [id, settled(one)] as const);
              watched = new Watched(open.store, new Map(waiting));
              watched.checkQueue();
              survived += watched.waiting.size;
            } else for (const event of one) watched.take(event);
          }
          open.close();
          if (powerCut) rmSync(join(places.runtimeFolder, 'boot.key'));
          open = openAt(places);
          const levels = open.store.queue().map(({ id, record, incomplete }) => {
            expect(incomplete).toBe(powerCut ? true : undefined);
            return [id, record.screening.triage?.level];
          });
          expect(levels).toEqual(
            [...watched.waiting].map(([id, one]) => [id, (powerCut ? one : settled(one)).triage?.level]),
          );
          expect(open.audit.firstBroken()).toBeNull();
        } finally {
          open.close();
          places.remove();
        }
      }),
      { numRuns: 25 },
    );
    expect(survived).toBeGreaterThan(0);
  });
});
