// `npm test`: sets itself up, then lint, types and every vitest test. At its end it says what was missing, what was
// skipped and why, and counts everything in one line.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outcomeOf } from './outcome.mjs';
import { installationTests, programs } from './programs.mjs';
import { ensurePrograms, installCommand, setUpOrExit } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'node_modules/.spl-kiosk/tests.json');
const say = (text) => process.stdout.write(`${text}\n`);

/** Runs a program of node_modules under the pinned Node; says whether it succeeded. */
function passes(title, program, ...args) {
  say(`\n── ${title}`);
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const { status } = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Tests start hundreds of processes: with compiled code at hand each takes half the time.
    env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: join(root, 'node_modules/.spl-kiosk/compiled') },
  });
  return status === 0;
}

const testsOf = ({ neededBy }) => neededBy.filter((by) => by.startsWith('test/'));

const isSkipped = (test) => installationTests.includes(test);

/** Programs that tests start and that could not be installed, by package, with the outcome of those tests. */
function sayMissing(missing) {
  for (const name of new Set(missing.map((program) => program.package))) {
    const ofPackage = missing.filter((program) => program.package === name);
    const tests = [...new Set(ofPackage.flatMap(testsOf))];
    say(`Not installed: ${name} (${ofPackage.map((program) => program.name).join(', ')})`);
    for (const test of tests) say(`  ${isSkipped(test) ? 'skipped' : 'fails'}: ${test}`);
  }
  sayRemedy(missing);
}

function sayRemedy(missing) {
  if (missing.length > 0) say(`To install what is missing, as root: ${installCommand(missing)}`);
}

setUpOrExit();
const missing = ensurePrograms(programs.filter((program) => testsOf(program).length > 0));
sayMissing(missing);

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

let outcome = { passed: 0, failed: 0, skipped: new Map(), unexplained: [] };
try {
  const isWhole = process.argv.length === 2;
  outcome = outcomeOf(JSON.parse(readFileSync(results, 'utf8')), isWhole);
} catch {
  outcome.failed = 1;
}
// A file that does not load fails the run without a failed test.
if (!testsPassed && outcome.failed === 0) outcome.failed = 1;

const passed = outcome.passed + checks.filter(Boolean).length;
const failed = outcome.failed + checks.filter((check) => !check).length;
const skipped = [...outcome.skipped.values()].reduce((sum, count) => sum + count, 0);
say('');
sayRemedy(missing);
for (const name of outcome.unexplained) say(`did not run: ${name}`);
for (const [reason, count] of outcome.skipped) say(`${count} skipped: ${reason}`);
say(`${passed} passed, ${failed} failed, ${skipped} skipped`);
const mustBeThere = missing.filter((program) => testsOf(program).some((test) => !isSkipped(test)));
process.exitCode = failed > 0 || mustBeThere.length > 0 ? 1 : 0;
