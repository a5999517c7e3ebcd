// `npm test`: sets itself up, then lint, types and every vitest test, and ends with one line that counts them all.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePrograms, setUp } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'node_modules/.spl-kiosk/tests.json');

setUp();
const missing = ensurePrograms({
  chromium: 'chromium',
  fswebcam: 'fswebcam',
  ffmpeg: 'ffmpeg',
  pdftotext: 'poppler-utils',
  lp: 'cups-client',
  cupsd: 'cups-daemon',
  socat: 'socat',
  'systemd-analyze': 'systemd',
});
if (missing.length > 0) {
  process.stdout.write(
    `Missing: ${missing.join(', ')}. The tests that need them fail. Install: apt-get install ${missing.join(' ')}\n`,
  );
}

// A machine of its own, a screen and a Jetson's processor, to try the installation on.
const missingForDeploy = ensurePrograms({
  debootstrap: 'debootstrap',
  'systemd-nspawn': 'systemd-container',
  'qemu-aarch64-static': 'qemu-user-static',
  Xvfb: 'xvfb',
  xwininfo: 'x11-utils',
  openbox: 'openbox',
  ip: 'iproute2',
});
if (missingForDeploy.length > 0) {
  process.stdout.write(
    `Missing: ${missingForDeploy.join(', ')}. Tests of the installation are skipped for it.\n`,
  );
}

/** Runs a program of node_modules under the pinned Node; says whether it succeeded. */
function passes(title, program, ...args) {
  process.stdout.write(`\n── ${title}\n`);
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const { status } = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path },
  });
  return status === 0;
}

rmSync(results, { force: true });
const checks = [
  passes('lint', 'biome', 'check', '--error-on-warnings', '.'),
  passes('types', 'tsc', '--noEmit'),
];
const testsPassed = passes(
  'tests',
  'vitest',
  'run',
  '--config',
  'test/vitest.config.ts',
  ...process.argv.slice(2),
);

let passed = checks.filter(Boolean).length;
let failed = checks.length - passed;
try {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
} catch {
  failed += 1;
}
// A file that does not load fails the run without a failed test of its own.
if (!testsPassed && failed === 0) failed = 1;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || missing.length > 0 ? 1 : 0;
