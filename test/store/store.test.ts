import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScreeningRecord } from '../../src/screening/record.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { openStoreToRead } from '../../src/store/open-store.ts';
import { newKey } from '../../src/store/seal.ts';
import { Vault } from '../../src/store/vault.ts';
import { lesion } from '../screening/lesions.ts';
import { analysed, choose, toAnalysing, use, walk } from '../screening/walk.ts';
import { openAt, type Places, temporaryPlaces } from './places.ts';
import { emptyRecord, recordOf } from './records.ts';

let places: Places;
let open: OpenStore[];
beforeEach(() => {
  places = temporaryPlaces();
  open = [];
});
afterEach(() => {
  for (const one of open) one.close();
  places.remove();
});

let time = Date.parse('2026-11-23T12:00:00Z');
const now = () => time;
const hour = 3_600_000;

function start(log: object[] = []): OpenStore {
  const opened = openAt(places, { now, log });
  open.push(opened);
  return opened;
}

/** As after a crash of the daemon: nobody tidied up. */
function crash(): void {
  for (const one of open.splice(0)) one.close();
}

/** A record with two lesions, at its result. */
const full = (): ScreeningRecord =>
  recordOf(
    walk([...toAnalysing, analysed('c1', [lesion('l1', { angle: 1, level: 'refer' }), lesion('l2')])]),
    {
      alias: 'M. B.',
    },
  );

function rows(table: string): Record<string, unknown>[] {
  const database = new DatabaseSync(join(places.stateFolder, 'kiosk.db'), { readOnly: true });
  const found = database.prepare(`SELECT * FROM ${table}`).all();
  database.close();
  return found;
}

const events = () => rows('audit').map(({ event }) => event);

describe('a record', () => {
  it('is read as it was saved, with every embedding and activation', () => {
    const { store } = start();
    const record = full();
    store.save(record);
    expect(store.read('s')).toEqual(record);
    expect(store.read('s')?.screening.captures[0]?.lesions[0]?.embedding).toBeInstanceOf(Float32Array);
    expect(store.read('other')).toBeNull();
  });

  it('is what was saved last', () => {
    const { store } = start();
    const record = full();
    store.save(emptyRecord('s'));
    store.save(record);
    store.save({ ...record, alias: 'K.' });
    const [capture] = record.screening.captures;
    if (!capture) throw new Error('no capture');
    store.save({ ...record, screening: { ...record.screening, captures: [{ ...capture, poor: true }] } });
    expect(store.read('s')).toMatchObject({ alias: 'M. B.', screening: { captures: [{ poor: true }] } });
    // Back to an object that was written before: what counts is what was saved last.
    store.save(record);
    expect(store.read('s')).toEqual(record);
  });

  it('shows nothing of an answer, a finding or a name to who has the disk', () => {
    const { store } = start();
    store.save(full(), 'photo-used');
    store.handOver('s');
    const plain = JSON.stringify([rows('screening'), rows('part'), rows('audit')]);
    expect(plain).not.toMatch(/splScore|bleeding|upper-back|M\. B\./);
    expect(rows('screening')).toMatchObject([{ state: 'waiting', number: '7F3K9QXM', level: 'refer' }]);
  });

  it('is not kept rather than kept wrong', () => {
    const { store } = start();
    const record = full();
    const broken = { ...record, screening: { ...record.screening, countdown: Number.NaN } };
    expect(() => store.save(broken)).toThrow(expect.objectContaining({ code: 'store-failed' }));
    expect(store.read('s')).toBeNull();
    store.save(record);
    expect(() => store.save(broken)).toThrow(expect.objectContaining({ code: 'store-failed' }));
    expect(store.read('s')).toEqual(record);
  });
});

describe('a photo', () => {
  const jpeg = Buffer.from('a photo as the camera gave it');

  it('is read as it was kept, and lies on the disk encrypted', async () => {
    const { store } = start();
    store.save(emptyRecord('s'));
    await store.savePhoto('s', 'c1', jpeg);
    expect(await store.readPhoto('s', 'c1')).toEqual(jpeg);
    expect(await store.readPhoto('s', 'c2')).toBeNull();
    expect(readdirSync(join(places.stateFolder, 'photos/s'))).toEqual(['c1']);
  });

  it('is never sealed with a key that was overwritten meanwhile', async () => {
    const vault = new Vault(join(places.stateFolder, 'photos'));
    const key = newKey();
    const before = Buffer.from(key);
    const writing = vault.write('s', 'c1', key, jpeg);
    key.fill(0);
    await writing;
    expect(await vault.read('s', 'c1', before)).toEqual(jpeg);
  });

  it('is gone, and no fault, where the visit ended while it was read', async () => {
    const { store } = start();
    store.save(emptyRecord('s'));
    await store.savePhoto('s', 'c1', jpeg);
    const reading = store.readPhoto('s', 'c1');
    store.end('s', 'finished');
    expect(await reading).toBeNull();
  });

  it('leaves nothing where the visit ended while it was written', async () => {
    const { store } = start();
    store.save(emptyRecord('s'));
    const saving = store.savePhoto('s', 'c1', jpeg);
    store.end('s', 'stopped-by-customer');
    await saving.catch(() => undefined);
    expect(readdirSync(join(places.stateFolder, 'photos'))).toEqual([]);
    await expect(store.savePhoto('s', 'c2', jpeg)).rejects.toMatchObject({ code: 'record-gone' });
  });
});

describe('the end of a visit', () => {
  it('takes everything but when and how', async () => {
    const { store, audit } = start();
    store.save(full());
    await store.savePhoto('s', 'c1', Buffer.from('photo'));
    store.handOver('s');
    store.end('s', 'done-by-pharmacist');
    expect(store.read('s')).toBeNull();
    expect(await store.readPhoto('s', 'c1')).toBeNull();
    expect(store.queue()).toEqual([]);
    expect(rows('part')).toEqual([]);
    expect(rows('screening')).toMatchObject([
      { id: 's', state: 'ended', ended: 'done-by-pharmacist', number: null, level: null, kiosk: null },
    ]);
    expect(events()).toEqual(['begun', 'handed-over', 'ended-done-by-pharmacist']);
    expect(readdirSync(join(places.stateFolder, 'photos'))).toEqual([]);
    expect(readdirSync(places.runtimeFolder)).toEqual(['boot.key']);
    expect(audit.firstBroken()).toBeNull();
  });

  it('is for good: nothing of it can be saved again', () => {
    const { store } = start();
    store.save(full());
    store.end('s', 'finished');
    expect(() => store.save(full())).toThrow(expect.objectContaining({ code: 'record-gone' }));
    expect(() => store.handOver('s')).toThrow(expect.objectContaining({ code: 'record-gone' }));
  });

  it('of a visit that was never kept is nothing', () => {
    const { store } = start();
    store.end('never', 'finished');
    expect(events()).toEqual([]);
  });
});

describe('a new start', () => {
  it('closes as abandoned what was not handed over, and keeps its events', async () => {
    const first = start();
    first.store.save(full(), 'photo-used');
    await first.store.savePhoto('s', 'c1', Buffer.from('photo'));
    crash();
    const { store, audit } = start();
    expect(store.read('s')).toBeNull();
    expect(await store.readPhoto('s', 'c1')).toBeNull();
    expect(rows('part')).toEqual([]);
    expect(rows('screening')).toMatchObject([{ state: 'ended', ended: 'abandoned' }]);
    expect(events()).toEqual(['begun', 'photo-used', 'ended-abandoned']);
    expect(readdirSync(join(places.stateFolder, 'photos'))).toEqual([]);
    expect(audit.firstBroken()).toBeNull();
  });

  it('finds the queue as it was: same boot', async () => {
    const first = start();
    const record = full();
    first.store.save(record);
    await first.store.savePhoto('s', 'c1', Buffer.from('photo'));
    first.store.handOver('s');
    crash();
    const { store } = start();
    expect(store.waiting).toBe(1);
    expect(store.queue()).toEqual([{ id: 's', record, expiresAt: '2026-11-24T12:00:00.000Z' }]);
    expect(await store.readPhoto('s', 'c1')).toEqual(Buffer.from('photo'));
    store.save({ ...record, referralPrinting: 'printed' });
    expect(store.read('s')?.referralPrinting).toBe('printed');
  });

  it('brings a visit to its result that was left in the middle of better photos', () => {
    const first = start();
    const record = full();
    first.store.save(record);
    first.store.handOver('s');
    const better = walk(
      [
        { type: 'hand-over', photos: true },
        { type: 'retake', asked: true },
        { type: 'another-photo' },
        ...choose('chest', 'front'),
        ...use('c2'),
        { type: 'lesion-checked', photoId: 'c2', lesion: lesion('l9', { level: 'refer' }) },
      ],
      record.screening,
    );
    expect(better.step).toBe('analysing');
    first.store.save({ ...record, screening: better });
    crash();
    const { screening } = start().store.read('s') ?? {};
    expect(screening).toMatchObject({
      step: 'result',
      triage: { level: 'refer' },
      captures: [
        { id: 'c1', analysis: 'done' },
        { id: 'c2', analysis: 'failed', lesions: [{ id: 'l9' }] },
      ],
    });
    expect(screening?.triage?.reasons).toContain('photo-unusable');
    expect(events()).toEqual(['begun', 'handed-over', 'taken-up-unfinished']);
  });

  it('counts a paper that was on its way as failed, so that it can be printed again', () => {
    const first = start();
    const record = full();
    first.store.save(record);
    first.store.handOver('s');
    first.store.save({
      ...record,
      referralPrinting: 'printing',
      screening: { ...record.screening, slip: 'printing' },
    });
    crash();
    const taken = { referralPrinting: 'failed', screening: { slip: 'failed', step: 'result' } };
    expect(start().store.read('s')).toMatchObject(taken);
    crash();
    const { store } = start();
    expect(store.read('s')).toMatchObject(taken);
    expect(events().filter((event) => event === 'taken-up-unfinished')).toHaveLength(1);
  });

  it('after a power cut finds level, times and number, and no photo or answer', async () => {
    const first = start();
    first.store.save(full());
    await first.store.savePhoto('s', 'c1', Buffer.from('photo'));
    first.store.handOver('s');
    crash();
    rmSync(join(places.runtimeFolder, 'boot.key'));
    const log: object[] = [];
    const { store } = start(log);
    const [entry] = store.queue();
    expect(entry).toMatchObject({
      id: 's',
      incomplete: true,
      expiresAt: '2026-11-24T12:00:00.000Z',
      record: {
        number: '7F3K9QXM',
        startedAt: '2026-11-23T12:00:00.000Z',
        kiosk: { pharmacy: 'Pharmacy' },
        alias: null,
        screening: { id: 's', triage: { level: 'refer' }, urgentAnswers: {}, captures: [] },
      },
    });
    expect(await store.readPhoto('s', 'c1')).toBeNull();
    expect(rows('part')).toEqual([]);
    expect(readdirSync(join(places.stateFolder, 'photos'))).toEqual([]);
    expect(log).toContainEqual(expect.objectContaining({ event: 'lost-to-power-cut' }));
    expect(events().filter((event) => event === 'lost-to-power-cut')).toHaveLength(1);
    crash();
    start();
    expect(events().filter((event) => event === 'lost-to-power-cut')).toHaveLength(1);
  });

  it('removes photos and keys that no visit owns', async () => {
    const first = start();
    first.store.save(emptyRecord('s'));
    await first.store.savePhoto('s', 'c1', Buffer.from('photo'));
    first.store.handOver('s');
    crash();
    rmSync(join(places.stateFolder, 'kiosk.db'));
    start();
    expect(readdirSync(join(places.stateFolder, 'photos'))).toEqual([]);
    expect(readdirSync(places.runtimeFolder)).toEqual(['boot.key']);
  });
});

describe('retention', () => {
  it('ends what waited too long, and nothing before', () => {
    const { store } = start();
    store.save(full());
    store.handOver('s');
    const changes = vi.fn();
    store.onQueue = changes;
    time += 24 * hour - 1;
    store.sweep();
    expect(store.queue()).toHaveLength(1);
    expect(changes).not.toHaveBeenCalled();
    time += 1;
    store.sweep();
    expect(store.queue()).toEqual([]);
    expect(store.read('s')).toBeNull();
    expect(changes).toHaveBeenCalled();
    expect(rows('screening')).toMatchObject([{ ended: 'expired', number: null }]);
  });

  it('is looked after by a timer, and at every start', () => {
    vi.useFakeTimers();
    try {
      const { store } = start();
      store.save(full());
      store.handOver('s');
      time += 24 * hour;
      vi.advanceTimersByTime(61_000);
      expect(store.queue()).toEqual([]);
      store.save(emptyRecord('t'));
      store.handOver('t');
      crash();
      time += 24 * hour;
      expect(start().store.queue()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a process beside the daemon', () => {
  it('reads what waits, and changes nothing', async () => {
    expect(openStoreToRead(places)).toBeNull();
    const { store } = start();
    const record = full();
    store.save(record);
    await store.savePhoto('s', 'c1', Buffer.from('photo'));
    expect(openStoreToRead(places)?.read('s')).toBeNull();
    store.handOver('s');
    const reader = openStoreToRead(places);
    expect(reader?.queue()).toMatchObject([{ id: 's', record: { number: '7F3K9QXM' } }]);
    expect(reader?.read('s')).toEqual(record);
    expect(await reader?.readPhoto('s', 'c1')).toEqual(Buffer.from('photo'));
    reader?.close();
    expect(store.read('s')).toEqual(record);
    crash();
    const alone = openStoreToRead(places);
    expect(alone?.read('s')).toEqual(record);
    alone?.close();
  });

  it('as a second daemon is refused', () => {
    start();
    expect(start).toThrow(expect.objectContaining({ code: 'store-in-use' }));
    crash();
    start();
  });
});
