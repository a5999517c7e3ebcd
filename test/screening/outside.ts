import { expect } from 'vitest';
import { unanalysed } from '../../src/screening/visit/analysis.ts';
import type { Target } from '../../src/screening/visit/capture.ts';
import type { Effect } from '../../src/screening/visit/effects.ts';
import type { VisitEvent } from '../../src/screening/visit/events.ts';
import type { Visit } from '../../src/screening/visit/visit.ts';

/** The work under way around a visit, which effects start and events answer. */
export class Outside {
  #live: Target | null = null;
  #isCounting = false;
  #isTaking = false;
  #isPrinting = false;
  #isIdleClockOn = false;
  #isForgetting = false;
  #isFarewell = false;
  readonly #checks = new Set<string>();
  readonly #analyses = new Set<string>();
  readonly #photos = new Set<string>();

  /** Whether this event can come from here now; the customer's events always can. */
  gives(event: VisitEvent): boolean {
    switch (event.type) {
      case 'left-alone':
        return this.#isIdleClockOn;
      case 'cleared':
        return this.#isForgetting || this.#isFarewell;
      case 'not-kept':
        return this.gives(event.event);
      default:
        return true;
    }
  }

  /** Notes an event. If it is an answer, the work that it answers must be under way. */
  takes(event: VisitEvent): void {
    const wasAsked = (isAsked: boolean) => expect(isAsked, `${event.type} answers nothing`).toBe(true);
    switch (event.type) {
      case 'tick':
        wasAsked(this.#isCounting);
        this.#isCounting = false;
        break;
      case 'captured':
      case 'capture-failed':
        wasAsked(this.#isTaking);
        this.#isTaking = false;
        if (event.type === 'captured') this.#photos.add(event.photo.id);
        break;
      case 'judged':
      case 'check-failed':
        wasAsked(this.#checks.delete(event.photoId));
        break;
      case 'analysed':
      case 'analysis-failed':
        wasAsked(this.#analyses.delete(event.photoId));
        break;
      case 'not-kept':
        if (event.event.type === 'analysed') wasAsked(this.#analyses.delete(event.event.photoId));
        break;
      case 'slip-printed':
      case 'print-failed':
        wasAsked(this.#isPrinting);
        this.#isPrinting = false;
        break;
      case 'cleared':
        this.#isForgetting = false;
        this.#isFarewell = false;
        break;
    }
  }

  begins(effect: Effect): void {
    const isNew = (isUnderWay: boolean) => expect(isUnderWay, `${effect.type} is under way`).toBe(false);
    switch (effect.type) {
      case 'watch':
        isNew(this.#live === effect.target);
        this.#live = effect.target;
        break;
      case 'stop-watching':
        expect(this.#live).not.toBeNull();
        this.#live = null;
        break;
      case 'count-down':
        isNew(this.#isCounting);
        this.#isCounting = true;
        break;
      case 'stop-counting':
        expect(this.#isCounting).toBe(true);
        this.#isCounting = false;
        break;
      case 'take-still':
        isNew(this.#isTaking);
        this.#isTaking = true;
        break;
      case 'check':
        isNew(this.#checks.has(effect.photoId));
        this.#checks.add(effect.photoId);
        break;
      case 'analyse':
        isNew(this.#analyses.has(effect.photoId));
        this.#analyses.add(effect.photoId);
        break;
      case 'print':
        isNew(this.#isPrinting);
        this.#isPrinting = true;
        break;
      case 'drop-photo':
        expect(this.#photos.delete(effect.photoId)).toBe(true);
        this.#checks.delete(effect.photoId);
        break;
      case 'start-idle-clock':
        this.#isIdleClockOn = true;
        break;
      case 'stop-idle-clock':
        isNew(!this.#isIdleClockOn);
        this.#isIdleClockOn = false;
        break;
      case 'forget':
        isNew(this.#isForgetting);
        this.#forget();
        break;
      case 'say-farewell':
        isNew(this.#isFarewell);
        this.#isFarewell = true;
        break;
    }
  }

  /** Asserts that exactly the work that the visit waits for is under way. */
  check({ screening, ended }: Visit): void {
    const { step, target, countdown, candidate, captures, closeups, slip } = screening;
    expect(ended).toBeNull();
    expect(this.#isForgetting).toBe(false);
    expect(this.#live).toBe(step === 'capture' ? target : null);
    expect(this.#isCounting).toBe(countdown !== null && countdown > 0);
    expect(this.#isTaking).toBe(countdown === 0);
    const isUnjudged = candidate !== null && candidate.quality === null && !candidate.checkFailed;
    expect([...this.#checks]).toEqual(isUnjudged ? [candidate.id] : []);
    expect(this.#analyses).toEqual(new Set(unanalysed(screening)));
    expect(this.#isPrinting).toBe(slip === 'printing');
    const known = [...(candidate ? [candidate] : []), ...captures, ...closeups].map(({ id }) => id);
    expect(this.#photos).toEqual(new Set(known));
    const works = slip === 'printing' || (step === 'analysing' && this.#analyses.size > 0);
    expect(this.#isIdleClockOn).toBe(step !== 'welcome' && step !== 'done' && !works);
    expect(this.#isFarewell).toBe(step === 'done');
  }

  /** Gives up work for a visit that is over. Clocks that would act by themselves must have been stopped. */
  #forget(): void {
    expect([this.#live, this.#isCounting, this.#isIdleClockOn]).toEqual([null, false, false]);
    expect([...this.#photos]).toEqual([]);
    this.#isTaking = false;
    this.#isPrinting = false;
    this.#isFarewell = false;
    this.#checks.clear();
    this.#analyses.clear();
    this.#isForgetting = true;
  }
}
