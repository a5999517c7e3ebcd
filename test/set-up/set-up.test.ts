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
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const stamp = 'node_modules/.spl-kiosk-lock';

let folder: string;
let clone: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spl-kiosk-set-up-'));
  clone = join(folder, 'clone');
  cpSync(join(repository, '.config'), join(clone, '.config'), { recursive: true });
  for (const path of ['kiosk-ui', 'src/contract', 'src/screening'])
    mkdirSync(join(clone, path), { recursive: true });
  for (const path of ['package.json', 'package-lock.json']) cpSync(join(repository, path), join(clone, path));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What npm ci leaves behind; vite's program writes an empty page, and what NODE_ENV it was given. */
const install = `
mkdir -p node_modules/.bin node_modules/vite/bin node_modules/onnxruntime-node node_modules/sharp
ln -sf "${process.execPath}" node_modules/.bin/node
touch node_modules/.bin/tsc node_modules/.bin/vitest
cat > node_modules/vite/bin/vite.js <<'END'
const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('kiosk-ui/dist', { recursive: true });
writeFileSync('kiosk-ui/dist/index.html', String(process.env.NODE_ENV));
END
`;

/** Runs set-up with a npm that does what this script says; its arguments are kept in the file \`asked\`. */
function setUp(npm: string, from = clone) {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const script = ['#!/bin/sh', `echo "$@" >> ${folder}/asked`, npm].join('\n');
  writeFileSync(join(bin, 'npm'), script, { mode: 0o755 });
  const { status, stderr } = spawnSync(process.execPath, [join(from, '.config/setup.mjs')], {
    encoding: 'utf8',
    env: { PATH: `${bin}:/usr/bin:/bin`, NODE_ENV: 'development' },
  });
  return { status, said: stderr };
}

const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');

describe('set-up', () => {
  it('asks for everything, whatever npm is set to, builds the pages for customers, and does both once', () => {
    expect(setUp(install)).toMatchObject({ status: 0 });
    expect(asked()[0]).toMatch(/^ci .*--include=dev --include=optional/);
    expect(readFileSync(join(clone, 'kiosk-ui/dist/index.html'), 'utf8')).toBe('production');
    expect(setUp('exit 1')).toMatchObject({ status: 0 });
    expect(asked()).toHaveLength(1);
  });

  it('also works where the clone is reached through a link', () => {
    symlinkSync(clone, join(folder, 'link'));
    expect(setUp(install, join(folder, 'link'))).toMatchObject({ status: 0 });
    expect(existsSync(join(clone, stamp))).toBe(true);
  });

  it('does it again where somebody took packages away', () => {
    setUp(install);
    rmSync(join(clone, 'node_modules/vite'), { recursive: true });
    expect(setUp(install)).toMatchObject({ status: 0 });
    expect(asked()).toHaveLength(2);
  });

  it('names what npm left out, and leaves no stamp behind', () => {
    const { status, said } = setUp(`${install}\nrm node_modules/.bin/node\nrm -r node_modules/vite`);
    expect(status).toBe(1);
    expect(said).toContain('npm left out .bin/node, vite/bin/vite.js');
    expect(said).not.toMatch(/network/i);
    expect(existsSync(join(clone, stamp))).toBe(false);
    expect(setUp(install)).toMatchObject({ status: 0 });
  });

  it.each([
    ['ENOSPC', 'disk is full'],
    ['EACCES', 'may not be written'],
    ['EUSAGE', 'package-lock.json'],
    ['EINTEGRITY', 'damaged'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['ESOMETHING', 'ESOMETHING'],
  ])('names the cause of npm’s %s, which is not the network', (code, cause) => {
    const { status, said } = setUp(`echo 'npm error code ${code}' >&2\nexit 1`);
    expect(status).toBe(1);
    expect(said).toContain(cause);
    expect(said).not.toMatch(/network/i);
    expect(existsSync(join(clone, stamp))).toBe(false);
  });

  it('names the network where that is the cause', () => {
    expect(setUp("echo 'npm error code EAI_AGAIN' >&2\nexit 1").said).toContain('check the network');
  });

  it('says that the pages could not be built, and builds them the next time', () => {
    const broken = `${install}\necho 'process.exit(3)' > node_modules/vite/bin/vite.js`;
    const { status, said } = setUp(broken);
    expect(status).toBe(1);
    expect(said).toContain('pages could not be built');
    expect(said).not.toMatch(/network/i);
    setUp('exit 1');
    expect(existsSync(join(clone, 'kiosk-ui/dist/.built-from'))).toBe(false);
  });
});
