// `npm test`: sets itself up, then lint, types and every vitest test. It ends with what was missing, what was skipped and
// for want of what, and one line that counts them all.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installationTests, programs } from './programs.mjs';
import { ensurePrograms, installCommand, setUp } from './setup.mjs';

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
    env: { ...process.env, PATH: path },
  });
  return status === 0;
}

const testsOf = ({ neededBy }) => neededBy.filter((by) => by.startsWith('test/'));

const isSkipped = (test) => installationTests.includes(test);

/** What the tests start and nobody could install, by package, with what becomes of those tests. */
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

/** A test that is skipped says in its name, or in that of its group, for want of what. */
const reasonOf = (name) => /\(skipped: ((?:[^()]|\([^()]*\))*)\)/.exec(name)?.[1] ?? 'without a reason';

/** Names of skipped tests → how many for want of what. */
function countReasons(names) {
  const counts = new Map();
  for (const reason of names.map(reasonOf)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

setUp();
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

let passed = checks.filter(Boolean).length;
let failed = checks.length - passed;
let skipped = [];
try {
  const report = JSON.parse(readFileSync(results, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  skipped = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
} catch {
  failed += 1;
}
// A file that does not load fails the run without a failed test of its own.
if (!testsPassed && failed === 0) failed = 1;

say('');
sayRemedy(missing);
const reasons = countReasons(skipped);
for (const [reason, count] of reasons) say(`${count} skipped: ${reason}`);
say(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
const mustBeThere = missing.filter((program) => testsOf(program).some((test) => !isSkipped(test)));
const isWhole = process.argv.length === 2; // what `-t NAME` leaves out has no reason of its own
const hidden = isWhole && reasons.has('without a reason');
process.exitCode = failed > 0 || mustBeThere.length > 0 || hidden ? 1 : 0;
