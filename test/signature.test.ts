import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openModels } from '../src/open/models.ts';
import { loadSignedManifest } from '../src/open/signed-manifest.ts';
import { loadSettings } from '../src/settings.ts';
import { parseSigningKey, signatureFile, signerOf, signManifest } from '../src/signature.ts';
import { readModelSignature } from '../src/technician/readings/model-trial.ts';
import { releaseKeys } from './fakes/machines/release-keys.ts';
import { runMain } from './fakes/machines/run-main.ts';

const shipped = fileURLToPath(new URL('../models/manifest.json', import.meta.url));
const ours = releaseKeys();
const other = releaseKeys();
const bytes = Buffer.from('{"format":1}');
const signature = signManifest(bytes, ours.privateKey);

describe('a signature', () => {
  it('is of one key, over the very bytes', () => {
    expect(signerOf(ours.publicPem, bytes, signature)).toEqual({
      signedBy: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    const space = Buffer.from('{"format": 1}');
    for (const [pem, manifest, sig] of [
      [other.publicPem, bytes, signature],
      [ours.publicPem, space, signature],
      [ours.publicPem, bytes, signManifest(bytes, other.privateKey)],
      [ours.publicPem, bytes, signature.subarray(1)],
      [ours.publicPem, bytes, new Uint8Array()],
    ] as const)
      expect(signerOf(pem, manifest, sig)).toHaveProperty('fault', expect.stringContaining('does not fit'));
    expect(signerOf(ours.publicPem, bytes, null)).toHaveProperty(
      'fault',
      'The models are not signed, and a release key is pinned.',
    );
  });

  it('of either key is enough while the key is being changed', () => {
    const both = other.publicPem + ours.publicPem;
    expect(signerOf(both, bytes, signature)).toEqual(signerOf(ours.publicPem, bytes, signature));
    expect(signerOf(both, bytes, signManifest(bytes, other.privateKey))).toHaveProperty('signedBy');
    expect(signerOf(both, bytes, signManifest(bytes, releaseKeys().privateKey))).toHaveProperty('fault');
  });

  it('is believed by no file that is not a public Ed25519 key', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const file of [
      '',
      'text',
      ours.privatePem,
      ours.privatePem + ours.publicPem,
      pem,
      pem + ours.publicPem,
    ])
      expect(signerOf(file, bytes, signature)).toHaveProperty(
        'fault',
        expect.stringMatching(/not an Ed25519/),
      );
    expect(parseSigningKey(ours.publicPem)).toBeNull();
    expect(parseSigningKey(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toBeNull();
    expect(parseSigningKey(ours.privatePem)).not.toBeNull();
  });

  it('is what openssl makes and takes, with the commands of deploy/README.md', () => {
    const folder = mkdtempSync(join(tmpdir(), 'openssl-'));
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    openssl('genpkey', '-algorithm', 'ed25519', '-out', 'private.pem');
    openssl('pkey', '-in', 'private.pem', '-pubout', '-out', 'public.pem');
    const key = parseSigningKey(readFileSync(join(folder, 'private.pem'), 'utf8'));
    if (!key) throw new Error('openssl made no key that we can read.');
    writeFileSync(join(folder, 'manifest'), bytes);
    writeFileSync(join(folder, 'manifest.sig'), signManifest(bytes, key));
    const files = ['-inkey', 'public.pem', '-in', 'manifest', '-sigfile', 'manifest.sig'];
    expect(openssl('pkeyutl', '-verify', '-pubin', '-rawin', ...files)).toContain('Verified Successfully');
    rmSync(folder, { recursive: true });
  });
});

describe('the models of a release', () => {
  let folder: string;
  let manifest: string;
  let key: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'signed-'));
    manifest = join(folder, 'manifest.json');
    key = join(folder, 'release-key.pem');
    copyFileSync(shipped, manifest);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const sign = (by = ours) =>
    writeFileSync(signatureFile(manifest), signManifest(readFileSync(manifest), by.privateKey));
  const pin = (by = ours) => writeFileSync(key, by.publicPem);
  /** As the kiosk starts: it gets as far as the models, which do not lie in this folder. */
  const open = () =>
    openModels({ ...loadSettings({}), providers: ['cpu'], releaseKey: key }, {}, manifest).catch(
      ({ code }: { code: string }) => code,
    );

  it('are taken with the signature of the pinned key', async () => {
    sign();
    pin();
    expect(await open()).toBe('model-missing');
    expect(await loadSignedManifest(manifest, key)).toHaveProperty('detector');
    expect(await readModelSignature({ releaseKey: key }, manifest)).toHaveProperty('signedBy');
  });

  it('are taken unsigned where no key is pinned, which is known', async () => {
    expect(await open()).toBe('model-missing');
    expect(await readModelSignature({ releaseKey: key }, manifest)).toEqual({
      pinned: false,
      isSigned: false,
    });
    sign();
    expect(await readModelSignature({ releaseKey: key }, manifest)).toEqual({
      pinned: false,
      isSigned: true,
    });
  });

  it.each<[string, () => void]>([
    [
      'the manifest was changed after it was signed',
      () => writeFileSync(manifest, `${readFileSync(manifest)}\n`),
    ],
    ['another key signed it', () => sign(other)],
    ['another key is pinned', () => pin(other)],
    ['the signature is missing', () => rmSync(signatureFile(manifest))],
    ['the pinned key is empty', () => writeFileSync(key, '')],
    [
      'the pinned key can’t be read',
      () => {
        rmSync(key);
        mkdirSync(key);
      },
    ],
  ])('are refused when %s', async (_what, spoil) => {
    sign();
    pin();
    spoil();
    expect(await open()).toBe('signature-invalid');
    expect(await readModelSignature({ releaseKey: key }, manifest)).toHaveProperty('remedy');
  });
});

describe('npm start', () => {
  it('gives up with status 78 and the reason, where a key is pinned that did not sign the models', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pinned-'));
    const key = join(folder, 'release-key.pem');
    writeFileSync(key, ours.publicPem);
    const ended = await runMain(['start'], { SPL_KIOSK_RELEASE_KEY: key, SPL_KIOSK_PORT: '18457' });
    rmSync(folder, { recursive: true });
    expect(ended.status).toBe(78);
    expect(ended.stderr).toContain('The models are not signed, and a release key is pinned.');
    expect(ended.stderr).toContain('Install a release that was built with');
  });
});
