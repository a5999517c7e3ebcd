import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settled } from '../../src/screening/record/settled.ts';
import type { VisitEvent } from '../../src/screening/visit/events.ts';
import { TestStore } from '../fakes/parts/test-store.ts';
import { lesion } from '../screening/lesions.ts';
import { randomEvents } from '../screening/random-events.ts';
import { analysed, choose, toMap, use } from '../screening/walk.ts';
import { openAt, temporaryPlaces } from './places.ts';
import { Watched } from './watched-visit.ts';

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
