/** What goes on a Jetson, run under emulation as far as it needs neither GPU nor camera. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf, filesIn, type Release } from '../../deploy/installer/release.ts';
import { buildDeb } from '../../deploy/package/deb.ts';
import { modulesFor } from '../../deploy/package/modules.ts';
import { assembleRelease } from '../../deploy/package/release-folder.ts';
import { signatureFile, signerOf } from '../../src/signature.ts';
import { runArm64, whyNoArm64 } from '../fakes/machines/arm64.ts';
import { releaseKeys } from '../fakes/machines/release-keys.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, '.cache/package');
const folder = join(cache, 'release-arm64');
const keys = releaseKeys();
let release: Release;

beforeAll(() => {
  release = assembleRelease(root, modulesFor('arm64', root, cache), 'arm64', folder, keys.privateKey);
}, 300_000);

const checksSchema = z.object({
  checks: z.array(z.object({ name: z.string(), status: z.string(), value: z.string() })),
});

/** e_machine of an ELF file, or null for any other. */
function machineOf(path: string): number | null {
  const head = readFileSync(path).subarray(0, 20);
  return head.subarray(0, 4).toString('latin1') === '\x7fELF' ? head.readUInt16LE(18) : null;
}

describe('the release for arm64', () => {
  it('is whole, and holds programs and libraries for arm64 alone', () => {
    expect(faultsOf(folder, release)).toEqual([]);
    const machines = filesIn(folder).flatMap((path) => machineOf(join(folder, path)) ?? []);
    expect(machines.length).toBeGreaterThan(4);
    expect(new Set(machines)).toEqual(new Set([183]));
  });

  it('bears the signature of its models, and neither of the keys', () => {
    const manifest = join(folder, 'models/manifest.json');
    expect(
      signerOf(keys.publicPem, readFileSync(manifest), readFileSync(signatureFile(manifest))),
    ).toHaveProperty('signedBy');
    expect(Object.keys(release.files)).toContain('models/manifest.json.sig');
    const own = filesIn(folder).filter((path) => !path.startsWith('node_modules/'));
    expect(
      own.filter((path) =>
        /BEGIN (PRIVATE|PUBLIC) KEY-----\n/.test(readFileSync(join(folder, path), 'latin1')),
      ),
    ).toEqual([]);
    const unsigned = assembleRelease(root, modulesFor('arm64', root, cache), 'arm64', `${folder}-unsigned`);
    expect(Object.keys(unsigned.files)).not.toContain('models/manifest.json.sig');
    rmSync(`${folder}-unsigned`, { recursive: true });
  });

  it('becomes a package for arm64', { timeout: 300_000 }, () => {
    const out = mkdtempSync(join(tmpdir(), 'spl-kiosk-deb-'));
    afterAll(() => rmSync(out, { recursive: true }));
    const deb = buildDeb(folder, release, out);
    const field = (name: string) =>
      execFileSync('dpkg-deb', ['--field', deb, name], { encoding: 'utf8' }).trim();
    expect([field('Package'), field('Architecture'), field('Version')]).toEqual([
      'spl-kiosk',
      'arm64',
      release.version,
    ]);
  });

  // Minutes of work for the emulator.
  if (process.env.EVERY_COMBINATION === undefined) return;
  const why = whyNoArm64();
  const skipped = why ? ` (skipped: ${why})` : '';
  it.skipIf(why)(`runs doctor${skipped}`, { timeout: 1_800_000 }, async () => {
    const said = await runArm64(folder, 'doctor', '--json');
    const { checks } = checksSchema.parse(JSON.parse(said));
    const check = (name: string) => checks.find((one) => one.name === name);
    for (const name of ['node', 'packages', 'model-files'])
      expect(check(name)).toMatchObject({ status: 'ok' });
    expect(check('onnxruntime')).toMatchObject({
      status: 'ok',
      value: `${release.onnxruntime}, compiled with cpu`,
    });
    // The simulated camera decodes real photographs: sharp and libvips run too.
    expect(check('camera')?.value).toContain('4000 × 3000');
  });
});
