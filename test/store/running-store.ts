/** A store in folders of one test, that can be started, crashed and looked into from outside. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach } from 'vitest';
import type { ScreeningRecord } from '../../src/screening/record/record.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { lesion } from '../screening/lesions.ts';
import { analysed, toAnalysing, walk } from '../screening/walk.ts';
import { openAt, type Places, temporaryPlaces } from './places.ts';
import { recordOf } from './records.ts';

export let places: Places;
let open: OpenStore[];
beforeEach(() => {
  places = temporaryPlaces();
  open = [];
});
afterEach(() => {
  for (const one of open) one.close();
  places.remove();
});

/** The store's time of day and the machine's uptime, in ms; a test may change them. */
export const clock = { time: 0, boot: '', uptime: 0 };
beforeEach(() => {
  Object.assign(clock, { time: Date.parse('2026-11-23T12:00:00Z'), boot: 'first', uptime: 60_000 });
});

/** Time passes on every clock. */
export function pass(ms: number): void {
  clock.time += ms;
  clock.uptime += ms;
}

/** The machine was off for this time, and has just started. */
export function switchedOff(ms: number): void {
  crash();
  clock.time += ms;
  clock.boot = `after ${clock.boot}`;
  clock.uptime = 0;
}

export function start(log: object[] = []): OpenStore {
  const opened = openAt(places, {
    now: () => clock.time,
    uptime: () => ({ boot: clock.boot, ms: clock.uptime }),
    log,
  });
  open.push(opened);
  return opened;
}

/** Simulates a crash of the daemon, after which nobody tidies up. */
export function crash(): void {
  for (const one of open.splice(0)) one.close();
}

/** A record with two lesions, at its result. */
export const full = (): ScreeningRecord =>
  recordOf(
    walk([...toAnalysing, analysed('c1', [lesion('l1', { angle: 1, level: 'refer' }), lesion('l2')])]),
    {
      alias: 'M. B.',
    },
  );

export function rows(table: string): Record<string, unknown>[] {
  const database = new DatabaseSync(join(places.stateFolder, 'kiosk.db'), { readOnly: true });
  const found = database.prepare(`SELECT * FROM ${table}`).all();
  database.close();
  return found;
}

export const events = () => rows('audit').map(({ event }) => event);
