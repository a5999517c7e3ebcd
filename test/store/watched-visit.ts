import { pino } from 'pino';
import { expect } from 'vitest';
import { settled } from '../../src/screening/record/settled.ts';
import type { VisitEvent } from '../../src/screening/visit/events.ts';
import { newScreening, type Screening } from '../../src/screening/visit/screening.ts';
import { keepingOf } from '../../src/server/visit/keeping.ts';
import { RecordKeeper } from '../../src/server/visit/record-keeper.ts';
import { VisitRunner } from '../../src/server/visit/visit-runner.ts';
import type { ScreeningStore } from '../../src/store/port.ts';
import { RecordingObserver } from '../fakes/parts/observer.ts';
import { fitted } from '../screening/random-events.ts';
import { visitAt } from '../screening/walk.ts';
import { emptyRecord } from './records.ts';

const { kiosk } = emptyRecord('s');
let visits = 0;
const nextId = () => `s${++visits}`;

/** A visit with its store, and what the store must hold by now. */
export class Watched {
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
export const told = (screening: Screening | undefined) => screening && { ...screening, slip: 'any' };
