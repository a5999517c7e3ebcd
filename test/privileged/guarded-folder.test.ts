import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GuardedFolder } from '../../src/privileged/guarded-folder.ts';
import { isRoot, Outside, plant, plants, stranger } from '../fakes/machines/planted.ts';

let scratch: string;
let state: string;
let outside: Outside;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'guarded-'));
  chmodSync(scratch, 0o755);
  outside = new Outside(join(scratch, 'outside'));
  state = join(scratch, 'state');
  mkdirSync(state, { mode: 0o700 });
  if (isRoot) chownSync(state, stranger.uid, stranger.gid);
});
afterEach(() => rmSync(scratch, { recursive: true }));

const owner = isRoot ? stranger : { uid: process.getuid?.(), gid: process.getgid?.() };
const inState = <T>(use: (folder: GuardedFolder) => T): T => GuardedFolder.use(state, use);

describe('a folder that may be another user’s', () => {
  it('gets files that belong to its owner, whole, and gives them back', () => {
    inState((folder) => folder.write('report.json', '{}'));
    inState((folder) => folder.write('report.json', '{"second":true}'));
    expect(inState((folder) => folder.read('report.json'))?.toString()).toBe('{"second":true}');
    expect(lstatSync(join(state, 'report.json'))).toMatchObject({ ...owner, mode: 0o100600 });
    expect(inState((folder) => folder.names())).toEqual(['report.json']);
    expect(inState((folder) => folder.read('nothing'))).toBeNull();
  });

  it('is made with every folder of its path, each for the owner of the one above', () => {
    const path = join(state, 'a/b');
    GuardedFolder.use(path, (folder) => folder.write('file', 'x'), { create: true });
    for (const made of ['a', 'a/b'])
      expect(lstatSync(join(state, made))).toMatchObject({ ...owner, mode: 0o40700 });
    expect(GuardedFolder.ownerOf(join(path, 'not/there'))).toMatchObject(owner);
  });

  describe.each(Object.keys(plants))('in which %s has a name of ours', (kind) => {
    const at = () => join(state, 'kiosk.db');
    beforeEach(() => plant(kind, at(), outside));
    afterEach(() => expect(outside.isAsItWas).toBe(true));

    it('is not read through it', () => {
      expect(() => inState((folder) => folder.read('kiosk.db'))).toThrow(
        /kiosk\.db is (a|not) .*; it was left alone/,
      );
    });

    it('is not written through it', () => {
      const write = () => inState((folder) => folder.write('kiosk.db', 'ours'));
      if (kind.startsWith('a folder')) expect(write).toThrow('kiosk.db is a folder');
      else {
        write();
        expect(readFileSync(at(), 'utf8')).toBe('ours');
        expect(lstatSync(at())).toMatchObject({ ...owner, nlink: 1 });
      }
    });

    it('is not written through the name under which the file comes', () => {
      plant(kind, `${at()}.incoming`, outside);
      rmSync(at(), { recursive: true });
      inState((folder) => folder.write('kiosk.db', 'ours'));
      expect(inState((folder) => folder.names())).toEqual(['kiosk.db']);
    });

    it('loses it, and nothing that it leads to', () => {
      inState((folder) => folder.remove('kiosk.db'));
      expect(inState((folder) => folder.names())).toEqual([]);
    });

    it('is not gone through', () => {
      const path = join(at(), 'deeper');
      const isFolder = kind.startsWith('a folder');
      const write = () => GuardedFolder.use(path, (folder) => folder.write('file', 'x'), { create: true });
      // A user's own links are followed, as always; root follows only links that root made.
      if (isFolder) write();
      else if (isRoot || !kind.startsWith('a link'))
        expect(write).toThrow(/kiosk\.db is (a link|not a folder)/);
    });
  });

  it('is found through a link that root made, as /var/run is one', () => {
    symlinkSync(state, join(scratch, 'link'));
    GuardedFolder.use(join(scratch, 'link'), (folder) => folder.write('file', 'x'));
    expect(readFileSync(join(state, 'file'), 'utf8')).toBe('x');
  });

  it.runIf(isRoot)('gives away nothing of root’s that lies in it', () => {
    writeFileSync(join(state, 'kiosk.db'), 'root’s own', { mode: 0o600 });
    expect(() => inState((folder) => folder.read('kiosk.db'))).toThrow(
      'kiosk.db is not of its folder’s owner',
    );
  });
});
