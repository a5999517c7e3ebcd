import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageSources } from '../../.config/setup.mjs';
import { type FakeProgram, fakeProgram, sh } from '../fakes/machines/programs.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const stamp = 'node_modules/.spl-kiosk-lock';

let npm: FakeProgram;
let folder: string;
let clone: string;

beforeEach(async () => {
  npm = await fakeProgram('npm', npmScript);
  writeFileSync(join(npm.folder, 'vite.js'), vite);
  folder = mkdtempSync(join(tmpdir(), 'spl-kiosk-set-up-'));
  clone = join(folder, 'clone');
  cpSync(join(repository, '.config'), join(clone, '.config'), { recursive: true });
  for (const path of pageSources.filter((source) => !source.includes('.')))
    mkdirSync(join(clone, path), { recursive: true });
  const files = pageSources.filter((source) => source.includes('.'));
  for (const path of files) mkdirSync(join(clone, dirname(path)), { recursive: true });
  for (const path of new Set(['package.json', ...files])) cpSync(join(repository, path), join(clone, path));
});
afterEach(async () => {
  await npm.restore();
  rmSync(folder, { recursive: true });
});

/**
 * A stand-in for npm that obeys $NPM_DOES: it installs, leaves something out, brings a vite that fails, or fails with that
 * code. Its vite writes a page with the NODE_ENV that it gets.
 */
const npmScript = sh`
echo "$@" >> "$here/asked"
case "$NPM_DOES" in
install|incomplete|broken-vite) ;;
*) echo "npm error code $NPM_DOES" >&2; exit 1 ;;
esac
mkdir -p node_modules/.bin node_modules/vite/bin node_modules/onnxruntime-node node_modules/sharp
touch node_modules/.bin/tsc node_modules/.bin/vitest node_modules/.bin/node
[ "$NPM_DOES" = incomplete ] && { rm -r node_modules/vite node_modules/.bin/node; exit 0; }
rm node_modules/.bin/node
cp "$NODE" node_modules/.bin/node
echo "process.exit(3)" > node_modules/vite/bin/vite.js
[ "$NPM_DOES" = install ] && cp "$here/vite.js" node_modules/vite/bin/vite.js
exit 0
`;

const vite = `const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('kiosk-ui/dist', { recursive: true });
writeFileSync('kiosk-ui/dist/index.html', String(process.env.NODE_ENV));
`;

function setUp(npmDoes: string, from = clone) {
  const { status, stderr } = spawnSync(process.execPath, [join(from, '.config/setup.mjs')], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE: process.execPath, NPM_DOES: npmDoes, NODE_ENV: 'development' },
  });
  return { status, said: stderr };
}

const asked = () => readFileSync(join(npm.folder, 'asked'), 'utf8').trim().split('\n');

describe('set-up', () => {
  it('asks for everything, whatever npm is set to, builds the pages for customers, and does both once', () => {
    expect(setUp('install')).toMatchObject({ status: 0 });
    expect(asked()[0]).toMatch(/^ci .*--include=dev --include=optional/);
    expect(readFileSync(join(clone, 'kiosk-ui/dist/index.html'), 'utf8')).toBe('production');
    expect(setUp('E500')).toMatchObject({ status: 0 });
    expect(asked()).toHaveLength(1);
  });

  it('also works where the clone is reached through a link', () => {
    symlinkSync(clone, join(folder, 'link'));
    expect(setUp('install', join(folder, 'link'))).toMatchObject({ status: 0 });
    expect(existsSync(join(clone, stamp))).toBe(true);
  });

  it('does it again where somebody took packages away', () => {
    setUp('install');
    rmSync(join(clone, 'node_modules/vite'), { recursive: true });
    expect(setUp('install')).toMatchObject({ status: 0 });
    expect(asked()).toHaveLength(2);
  });

  it('names what npm left out, and leaves no stamp behind', () => {
    const { status, said } = setUp('incomplete');
    expect(status).toBe(1);
    expect(said).toContain('npm left out .bin/node, vite/bin/vite.js');
    expect(said).not.toMatch(/network/i);
    expect(existsSync(join(clone, stamp))).toBe(false);
    expect(setUp('install')).toMatchObject({ status: 0 });
  });

  it.each([
    ['ENOSPC', 'disk is full'],
    ['EACCES', "can't be written to"],
    ['EUSAGE', 'package-lock.json'],
    ['EINTEGRITY', 'damaged'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['ESOMETHING', 'ESOMETHING'],
  ])('names the cause of npm’s %s, which is not the network', (code, cause) => {
    const { status, said } = setUp(code);
    expect(status).toBe(1);
    expect(said).toContain(cause);
    expect(said).not.toMatch(/network/i);
    expect(existsSync(join(clone, stamp))).toBe(false);
  });

  it('names the network where that is the cause', () => {
    expect(setUp('EAI_AGAIN').said).toContain('check the network');
  });

  it('says that the pages could not be built, and builds them the next time', () => {
    const { status, said } = setUp('broken-vite');
    expect(status).toBe(1);
    expect(said).toContain('pages could not be built');
    expect(said).not.toMatch(/network/i);
    setUp('E500');
    expect(existsSync(join(clone, 'kiosk-ui/dist/.built-from'))).toBe(false);
  });
});
