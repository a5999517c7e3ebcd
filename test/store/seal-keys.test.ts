import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openRuntimeFolder } from '../../src/devices/system/runtime-folder.ts';
import { Keys } from '../../src/store/keys.ts';
import { newKey, seal, unseal } from '../../src/store/seal.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function temporary(where: string): string {
  const folder = mkdtempSync(join(where, 'keys-test-'));
  folders.push(folder);
  return folder;
}

const bytes = Buffer.from('what nobody else may read');

describe('what is sealed', () => {
  it('opens with its key and name, never twice the same', () => {
    const key = newKey();
    const sealed = seal(key, 'a/part/visit', bytes);
    expect(unseal(key, 'a/part/visit', sealed)).toEqual(bytes);
    expect(sealed.includes(bytes)).toBe(false);
    expect(seal(key, 'a/part/visit', bytes).equals(sealed)).toBe(false);
  });

  it('opens with no other key or name, and with no bit changed or missing', () => {
    const key = newKey();
    const sealed = seal(key, 'a/part/visit', bytes);
    expect(() => unseal(newKey(), 'a/part/visit', sealed)).toThrow();
    expect(() => unseal(key, 'b/part/visit', sealed)).toThrow();
    expect(() => unseal(key, 'a/part/visit', sealed.subarray(0, -1))).toThrow();
    expect(() => unseal(key, 'a/part/visit', sealed.subarray(0, 10))).toThrow();
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => unseal(key, 'a/part/visit', changed), `byte ${i}`).toThrow();
    }
  });
});

describe('keys', () => {
  it('outlive the daemon once wrapped, and only then', () => {
    const folder = temporary('/dev/shm');
    const daemon = Keys.open(folder);
    const [handedOver, running] = [Buffer.from(daemon.create('aa')), daemon.create('bb')];
    daemon.wrap('aa');
    expect(running).toHaveLength(32);
    const next = Keys.open(folder);
    expect(next.get('aa')).toEqual(handedOver);
    expect(next.get('bb')).toBeUndefined();
    expect(Keys.openToRead(folder)?.get('aa')).toEqual(handedOver);
  });

  it('are in no file as they are, and no other user may read what is', () => {
    const folder = temporary('/dev/shm');
    const keys = Keys.open(folder);
    const key = keys.create('aa');
    keys.wrap('aa');
    expect(readdirSync(folder).sort()).toEqual(['aa.wrapped', 'boot.key']);
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes(key)).toBe(false);
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }
  });

  it('are gone once destroyed: from memory and from the folder', () => {
    const folder = temporary('/dev/shm');
    const keys = Keys.open(folder);
    const key = keys.create('aa');
    keys.wrap('aa');
    keys.destroy('aa');
    expect(key).toEqual(Buffer.alloc(32));
    expect(keys.get('aa')).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['boot.key']);
    expect(Keys.open(folder).get('aa')).toBeUndefined();
    keys.destroy('aa'); // a second time is nothing
  });

  it('open nothing once the power was off: the boot key is another one', () => {
    const folder = temporary('/dev/shm');
    const keys = Keys.open(folder);
    keys.create('aa');
    keys.wrap('aa');
    rmSync(join(folder, 'boot.key'));
    expect(Keys.openToRead(folder)).toBeNull();
    expect(Keys.open(folder).get('aa')).toBeUndefined();
  });

  it('get over a boot key or a wrapped key that was cut short', () => {
    const folder = temporary('/dev/shm');
    writeFileSync(join(folder, 'boot.key'), 'short');
    writeFileSync(join(folder, 'aa.wrapped'), 'short');
    const keys = Keys.open(folder);
    expect(keys.get('aa')).toBeUndefined();
    keys.create('bb');
    keys.wrap('bb');
    expect(Keys.open(folder).get('bb')).toBeDefined();
  });

  it('without a folder outlive nothing and still work', () => {
    const keys = Keys.open(null);
    const key = keys.create('aa');
    keys.wrap('aa');
    expect(keys.get('aa')).toBe(key);
  });
});

describe('the folder for keys', () => {
  const reasons: string[] = [];
  const because = (why: string) => void reasons.push(why);

  it('is in memory, of this user alone, and another one for each state folder', async () => {
    const shared = temporary('/dev/shm');
    const one = await openRuntimeFolder(null, '/var/lib/one', because, shared);
    const other = await openRuntimeFolder(null, '/var/lib/other', because, shared);
    expect(one).not.toBe(other);
    expect(statSync(one ?? '').mode & 0o777).toBe(0o700);
    expect(await openRuntimeFolder(null, '/var/lib/one', because, shared)).toBe(one);
    const given = temporary('/dev/shm');
    expect(await openRuntimeFolder(given, '/var/lib/one', because)).toBe(join(given, 'keys'));
  });

  it('is never on a disk, a link or open to others: then there is none, and it is said', async () => {
    const { chmodSync, symlinkSync, mkdirSync } = await import('node:fs');
    reasons.length = 0;
    const disk = temporary('/var/tmp');
    expect(await openRuntimeFolder(disk, '/s', because)).toBeNull();
    const open = temporary('/dev/shm');
    mkdirSync(join(open, 'keys'));
    chmodSync(join(open, 'keys'), 0o755);
    expect(await openRuntimeFolder(open, '/s', because)).toBeNull();
    const linked = temporary('/dev/shm');
    symlinkSync(temporary('/dev/shm'), join(linked, 'keys'));
    expect(await openRuntimeFolder(linked, '/s', because)).toBeNull();
    expect(reasons).toEqual(['not in memory', 'open to other users', 'not a folder of this user']);
  });
});
