/** The command itself, in a folder (DESTDIR), as the user who runs the tests. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindingFiles } from '../../deploy/installer/binding.ts';
import { placesUnder } from '../../deploy/installer/places.ts';
import { faultsOf, filesIn, readRelease } from '../../deploy/installer/release.ts';
import { readInstalled } from '../../deploy/installer/state.ts';
import { buildDeb } from '../../deploy/package/deb.ts';
import {
  installableArch as arch,
  bindingPath as bin,
  installableRelease,
  type Kind,
  runInstaller,
} from '../fakes/machines/installer.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
// In memory if possible, because every file is synced.
const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'spl-kiosk-installer-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let root: string;
const release = (version: string, kind: Kind = {}) => installableRelease(scratch, version, kind);
const install = (folder: string, ...args: string[]) => runInstaller(root, folder, ...args);
const places = () => placesUnder(root);

beforeEach(() => {
  root = mkdtempSync(join(scratch, 'root-'));
  mkdirSync(join(root, 'etc'));
});

afterEach(() => rmSync(root, { recursive: true }));

describe('deploy/install', () => {
  it('lays a release out and starts it at boot; once more changes nothing', () => {
    const folder = release('1.0.0');
    expect(install(folder)).toMatchObject({ status: 0 });
    expect(readInstalled(places())).toMatchObject({ releases: ['1.0.0'], current: '1.0.0', onTrial: false });
    expect(faultsOf(places().current, readRelease(places().current))).toEqual([]);
    expect(
      existsSync(join(root, 'etc/systemd/system/multi-user.target.wants/spl-kiosk-display.service')),
    ).toBe(false);
    const before = filesIn(root);
    expect(install(folder)).toMatchObject({ status: 0 });
    expect(filesIn(root)).toEqual(before);
  });

  it('only says what it would do with --dry-run', () => {
    const { status, stdout } = install(release('1.0.0'), '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Would: Copy release 1\.0\.0$/m);
    expect(filesIn(root)).toEqual([]);
  });

  it('leaves the data with --uninstall, and nothing of its own; takes it with --purge', () => {
    const folder = release('1.0.0');
    install(folder);
    const data = join(root, 'var/lib/spl-kiosk/kiosk.db');
    mkdirSync(join(data, '..'), { recursive: true });
    writeFileSync(data, 'rows');
    expect(install(folder, '--uninstall')).toMatchObject({ status: 0 });
    expect(filesIn(root).filter((path) => !/^etc\/(\.pwd\.lock|passwd|group|g?shadow)/.test(path))).toEqual([
      'var/lib/spl-kiosk/kiosk.db',
    ]);
    expect(existsSync(join(root, 'etc/ours.d'))).toBe(false);
    expect(install(folder, '--purge')).toMatchObject({ status: 0 });
    expect(existsSync(join(root, 'var/lib/spl-kiosk'))).toBe(false);
  });

  it('refuses another release of the same version, and one that is not whole', () => {
    install(release('1.0.0'));
    writeFileSync(join(places().current, 'src/main.ts'), 'bit rot');
    const rotten = install(join(scratch, 'source-1.0.0'));
    expect(rotten.status).toBe(1);
    expect(rotten.stderr).toContain('src/main.ts is altered');

    const half = release('2.0.0');
    rmSync(join(half, 'src/main.ts'));
    writeFileSync(join(half, 'src/main.ts'), '2.0.0 with a bad sector');
    const { status, stderr } = install(half);
    expect(status).toBe(1);
    expect(stderr).toContain('The release is not whole: src/main.ts is altered');
    expect(readInstalled(places()).current).toBe('1.0.0');
  });

  const mayMount = spawnSync('unshare', ['-Urm', 'true']).status === 0;
  it.skipIf(!mayMount)(`says that the disk is full${mayMount ? '' : ' (skipped: no right to mount)'}`, () => {
    install(release('1.0.0'));
    const main = join(release('2.0.0'), 'deploy/installer/main.ts');
    const onSmallDisk = 'mount -t tmpfs -o size=200k none "$DESTDIR/opt/spl-kiosk/releases" && exec "$@"';
    const inside = ['-Urm', 'sh', '-c', onSmallDisk, 'sh', process.execPath, main];
    const env = { ...process.env, DESTDIR: root };
    const { status, stderr } = spawnSync('unshare', inside, { encoding: 'utf8', env });
    expect(stderr).toMatch(/^The disk is full/);
    expect(status).toBe(1);
    expect(readInstalled(places()).current).toBe('1.0.0');
  });

  it('says what it needs where it is not a release', () => {
    const { status, stderr } = spawnSync(join(repository, 'deploy/install'), { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('npm run package');
  });
});

describe('the Debian package', () => {
  it('is installed by anybody’s dpkg into a folder, and leaves nothing but the data', () => {
    const folder = release('1.0.0');
    const deb = buildDeb(folder, readRelease(folder), scratch);
    for (const name of ['updates', 'info']) mkdirSync(join(root, 'var/lib/dpkg', name), { recursive: true });
    writeFileSync(join(root, 'var/lib/dpkg/status'), '');
    const forced = ['not-root', 'script-chrootless', 'depends', 'bad-path'].map((what) => `--force-${what}`);
    const dpkg = (...args: string[]) =>
      execFileSync('dpkg', [`--root=${root}`, '--log=/dev/null', ...forced, ...args], { stdio: 'pipe' });
    dpkg('--install', deb);
    expect(readInstalled(places()).current).toBe('1.0.0');
    expect(faultsOf(places().current, readRelease(places().current))).toEqual([]);
    const owned = dpkg('--listfiles', 'spl-kiosk').toString().trim().split('\n');
    expect(owned.filter((path) => !'/usr/lib/spl-kiosk/release'.startsWith(path.replace('/.', '/')))).toEqual(
      owned.filter((path) => path.startsWith('/usr/lib/spl-kiosk/release/')),
    );
    writeFileSync(join(root, 'etc/mine'), '');
    dpkg('--remove', 'spl-kiosk');
    const system = /^(var\/lib\/dpkg|etc\/(\.pwd\.lock|passwd|g?shadow|group))/;
    expect(filesIn(root).filter((path) => !system.test(path))).toEqual(['etc/mine']);
  });
});

describe('deploy/install --onnxruntime', () => {
  /** What an operator's build looks like, as far as the installer can tell. */
  function archive(version: string): string {
    const folder = mkdtempSync(join(scratch, 'build-'));
    const elf = Buffer.alloc(64);
    elf.set([0x7f, 0x45, 0x4c, 0x46]);
    elf.writeUInt16LE(arch === 'arm64' ? 183 : 62, 18);
    const out = join(folder, `bin/napi-v6/linux/${arch}`);
    mkdirSync(out, { recursive: true });
    for (const name of bindingFiles)
      writeFileSync(join(out, name), Buffer.concat([elf, Buffer.from(`VERS_${version}\0tensorrt\0${name}`)]));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'onnxruntime-node', version }));
    const path = join(folder, 'build.tar.gz');
    execFileSync('tar', ['-czf', path, '-C', folder, 'package.json', 'bin']);
    return path;
  }

  it('puts the build in place as a release of its own, and into later ones that need the same version', () => {
    expect(install(release('1.0.0'), '--onnxruntime', archive('1.25.1'))).toMatchObject({ status: 0 });
    const { current } = readInstalled(places());
    expect(current).toMatch(/^1\.0\.0\+tensorrt\.[0-9a-f]{8}$/);
    expect(readFileSync(join(places().current, bin, 'onnxruntime_binding.node'), 'latin1')).toContain(
      'tensorrt',
    );
    expect(faultsOf(places().current, readRelease(places().current))).toEqual([]);

    expect(install(release('2.0.0'))).toMatchObject({ status: 0 });
    expect(readInstalled(places()).current).toBe(current?.replace('1.0.0', '2.0.0'));
  });

  it('refuses any other version, and changes nothing', () => {
    const { status, stderr } = install(release('1.0.0'), '--onnxruntime', archive('1.24.3'));
    expect(status).toBe(1);
    expect(stderr).toContain('It is onnxruntime-node 1.24.3, and this release needs exactly 1.25.1.');
    expect(filesIn(root)).toEqual([]);
  });

  it('refuses an upgrade that would lose TensorRT without a word', () => {
    install(release('1.0.0'), '--onnxruntime', archive('1.25.1'));
    const { status, stderr } = install(release('2.0.0', { onnxruntime: '1.26.0' }));
    expect(status).toBe(1);
    expect(stderr).toContain('needs onnxruntime-node 1.26.0, of which no build is kept');
    expect(readInstalled(places()).current).toContain('1.0.0');
  });
});
