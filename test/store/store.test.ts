import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partsOf, recordOf } from '../../src/store/record-codec.ts';
import { newKey } from '../../src/store/seal.ts';
import { Vault } from '../../src/store/vault.ts';
import { emptyRecord } from './records.ts';
import { events, full, places, rows, start } from './running-store.ts';

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
    // Saving an earlier object again counts, because the last save wins.
    store.save(record);
    expect(store.read('s')).toEqual(record);
  });

  it('of an earlier version keeps its level, without a reason that is no longer given', () => {
    const parts = new Map(partsOf(full()).map(({ name, encode }) => [name, Buffer.from(encode())]));
    const earlier = parts.get('visit')?.toString().replace('["lesion-refer"', '["lesion-refer","lesion-odd"');
    expect(earlier).toContain('lesion-odd');
    parts.set('visit', Buffer.from(earlier ?? ''));
    const { triage } = recordOf((name) => parts.get(name)).screening;
    expect(triage).toEqual({ level: 'refer', reasons: ['lesion-refer'] });
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
