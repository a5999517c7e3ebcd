// The outcome of each test, from vitest's JSON report.

/** A skipped test says in its name, or in that of its group, what it lacks. */
const reasonOf = (name) => /\(skipped: ((?:[^()]|\([^()]*\))*)\)/.exec(name)?.[1];

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed those included that did not run and don't say why
 * @property {Map<string, number>} skipped number of tests by what they lack
 * @property {string[]} unexplained names of those that did not run and don't say why: somebody left them out, or what
 * all tests of their file need could not be set up
 */

/**
 * @param {{ testResults: { assertionResults: { status: string, fullName: string }[] }[] }} report
 * @param {boolean} isWhole whether every test was to run; else those that were not chosen are skipped
 * @returns {Outcome}
 */
export function outcomeOf(report, isWhole) {
  const outcome = { passed: 0, failed: 0, skipped: new Map(), unexplained: [] };
  for (const { status, fullName } of report.testResults.flatMap(({ assertionResults }) => assertionResults)) {
    const reason = reasonOf(fullName) ?? (isWhole ? undefined : 'not chosen');
    if (status === 'passed') outcome.passed += 1;
    else if (status === 'failed') outcome.failed += 1;
    else if (reason !== undefined) outcome.skipped.set(reason, (outcome.skipped.get(reason) ?? 0) + 1);
    else {
      outcome.failed += 1;
      outcome.unexplained.push(fullName);
    }
  }
  return outcome;
}
