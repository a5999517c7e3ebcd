/** Signed releases: what deploy/install accepts and refuses, in a folder (DESTDIR). */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placesUnder } from '../../deploy/installer/places.ts';
import { filesIn, sha256Of } from '../../deploy/installer/release.ts';
import { readInstalled } from '../../deploy/installer/state.ts';
import { installableRelease, type Kind, runInstaller } from '../fakes/machines/installer.ts';
import { releaseKeys } from '../fakes/machines/release-keys.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
// In memory if possible, because every file is synced.
const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'spl-kiosk-keys-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let root: string;
const places = () => placesUnder(root);
const release = (version: string, kind: Kind = {}) => installableRelease(scratch, version, kind);
const install = (folder: string, ...args: string[]) => runInstaller(root, folder, ...args);

beforeEach(() => {
  root = mkdtempSync(join(scratch, 'root-'));
  mkdirSync(join(root, 'etc'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('deploy/install --release-key', () => {
  const ours = releaseKeys();
  const other = releaseKeys();
  const signed = (then?: string) => ({ signed: { by: ours.privateKey, ...(then && { then }) } });
  /** The files of one or more public keys. */
  function keyFile(name: string, pem: string): string {
    const path = join(scratch, `${name}.pem`);
    writeFileSync(path, pem);
    return path;
  }
  const publicKey = () => keyFile('ours', ours.publicPem);
  const pinned = () => readFileSync(places().releaseKey, 'utf8');
  /** Every file and link with its content. */
  const everything = () =>
    filesIn(root).map((path) => {
      const whole = join(root, path);
      return [path, lstatSync(whole).isSymbolicLink() ? readlinkSync(whole) : sha256Of(whole)];
    });

  it('pins the key at the first installation, and takes what it signed from then on', () => {
    expect(install(release('1.0.0', signed()), '--release-key', publicKey())).toMatchObject({ status: 0 });
    expect(pinned()).toBe(ours.publicPem);
    const upgraded = install(release('2.0.0', signed()));
    expect(upgraded).toMatchObject({ status: 0 });
    expect(upgraded.stdout).not.toContain('No release key is pinned');
    expect(readInstalled(places()).current).toBe('2.0.0');
  });

  it('refuses an upgrade that the pinned key did not sign, before anything changes', () => {
    install(release('1.0.0', signed()), '--release-key', publicKey());
    const before = everything();
    const unsound: readonly [string, Kind, RegExp][] = [
      [
        'unsigned',
        {},
        /^The models are not signed.*Nothing was changed\. Install a release that was built with/,
      ],
      [
        'changed',
        signed('{"format":1,"of":"someone"}'),
        /^The signature .* does not fit.*Nothing was changed\. Get the release again/,
      ],
      ['of another key', { signed: { by: other.privateKey } }, /^The signature .* does not fit/],
    ];
    for (const [what, kind, sentence] of unsound) {
      const { status, stderr } = install(release('2.0.0', kind));
      expect(status, what).toBe(1);
      expect(stderr, what).toMatch(sentence);
      expect(everything(), what).toEqual(before);
    }
    writeFileSync(places().releaseKey, 'rust');
    expect(install(release('2.0.0', signed())).stderr).toContain('The pinned release key is not an Ed25519');
  });

  it('pins no key that did not sign what is installed, nor one that is none', () => {
    for (const [file, sentence] of [
      [keyFile('other', other.publicPem), /does not fit/],
      [keyFile('private', ours.privatePem), /is not an Ed25519 public key/],
      [join(scratch, 'nowhere.pem'), /can't be read; nothing was changed/],
    ] as const) {
      const { status, stderr } = install(release('1.0.0', signed()), '--release-key', file);
      expect([status, stderr]).toEqual([1, expect.stringMatching(sentence)]);
      expect(filesIn(root)).toEqual([]);
    }
  });

  it('pins no key with which the way back would not start', () => {
    const first = install(release('1.0.0'));
    expect(first.stdout).toContain('No release key is pinned');
    const early = install(release('2.0.0', signed()), '--release-key', publicKey());
    expect([early.status, early.stderr]).toEqual([1, expect.stringContaining('Release 1.0.0 is not signed')]);
    expect(readInstalled(places()).current).toBe('1.0.0');

    // On trial, the way back is still the previous release.
    install(release('2.0.0', signed()));
    expect(readInstalled(places()).onTrial).toBe(true);
    expect(install(release('2.0.0', signed()), '--release-key', publicKey()).status).toBe(1);
    rmSync(places().trial);
    expect(install(release('2.0.0', signed()), '--release-key', publicKey()).status).toBe(0);
    expect(pinned()).toBe(ours.publicPem);
  });

  it('changes the key over a file with both, and then with the new one alone', () => {
    install(release('1.0.0', signed()), '--release-key', publicKey());
    const next = { signed: { by: other.privateKey } };
    const alone = keyFile('other', other.publicPem);
    expect(install(release('2.0.0', next), '--release-key', alone).stderr).toContain('1.0.0 is not signed');
    const both = keyFile('both', ours.publicPem + other.publicPem);
    expect(install(release('2.0.0', next), '--release-key', both)).toMatchObject({ status: 0 });
    rmSync(places().trial);
    expect(install(release('2.0.0', next), '--release-key', alone)).toMatchObject({ status: 0 });
    expect(pinned()).toBe(other.publicPem);
    expect(install(release('3.0.0', signed())).status).toBe(1);
  });

  it('keeps the key over --uninstall, and says with --dry-run that it would pin one', () => {
    const folder = release('1.0.0', signed());
    expect(install(folder, '--release-key', publicKey(), '--dry-run').stdout).toMatch(
      /^Would: Pin the release key$/m,
    );
    expect(filesIn(root)).toEqual([]);
    install(folder, '--release-key', publicKey());
    install(folder, '--uninstall');
    expect(pinned()).toBe(ours.publicPem);
    expect(install(release('1.0.0')).stderr).toContain('The models are not signed');
  });
});

describe('npm run package -- --sign', () => {
  it('refuses a key inside the repository, and what is no private key', () => {
    const sign = (file: string) =>
      spawnSync(process.execPath, [join(repository, 'deploy/package/main.ts'), '--sign', file], {
        encoding: 'utf8',
      });
    expect(sign(join(repository, 'package.json'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('lies in the repository'),
    });
    const path = join(scratch, 'public.pem');
    writeFileSync(path, releaseKeys().publicPem);
    expect(sign(path)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('not an Ed25519 private key'),
    });
    expect(sign(join(scratch, 'nowhere.pem')).stderr).toContain("can't be read");
  });
});
