import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStoreToRead } from '../../src/store/open-store.ts';
import { draft } from '../fakes/records/draft.ts';
import { lesion } from '../screening/lesions.ts';
import { choose, use, walk } from '../screening/walk.ts';
import { emptyRecord } from './records.ts';
import { crash, events, full, places, rows, start } from './running-store.ts';

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

  it('finds what the pharmacist was filling in, which no file shows', () => {
    const first = start();
    const drafting = { revision: 3, draft: draft({ note: 'Its lower edge' }) };
    first.store.save(full());
    first.store.handOver('s');
    first.store.save({ ...full(), drafting });
    crash();
    expect(start().store.read('s')?.drafting).toEqual(drafting);
    for (const { sealed } of rows('part'))
      expect(Buffer.from(sealed as Uint8Array).includes('Its lower edge')).toBe(false);
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
