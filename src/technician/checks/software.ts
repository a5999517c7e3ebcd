import { type Check, degraded, failed, ok } from './check.ts';
import { type Fault, say, sayFault, sayMore } from './sentence.ts';

/** @param pinned the version that package.json brings */
export function checkNode(version: string, pinned: string): Check {
  const name = 'node';
  const own = version.replace(/^v/, '');
  if (own === pinned) return ok(name, own);
  return own.split('.')[0] === pinned.split('.')[0]
    ? degraded(name, say('nodeTested', { own, pinned }), say('nodeStart'))
    : failed(name, say('nodeMadeFor', { own, pinned }), say('nodeStart'));
}

/** A package with the version in package.json and the installed one (null if it is missing). */
export interface PackageReading {
  readonly name: string;
  readonly wanted: string;
  readonly installed: string | null;
}

export function checkPackages(packages: readonly PackageReading[], release: string): Check {
  const wrong = packages.filter(({ wanted, installed }) => wanted !== installed);
  if (wrong.length === 0) return ok('packages', say('packagesLocked', { release, n: packages.length }));
  const text = wrong.map(
    ({ name, wanted, installed }) => `${name} ${installed ?? 'missing'} instead of ${wanted}`,
  );
  const names = wrong.map(({ name }) => name).join(', ');
  return failed('packages', sayMore(text.join(', '), say('packagesOdd', { names })), say('packagesInstall'));
}

/** @param givenUp name of a newer release that did not become healthy; null if there is none */
export function checkRelease(version: string, givenUp: string | null): Check {
  if (givenUp === null) return ok('release', version);
  return degraded('release', say('releaseBecause', { version, newer: givenUp }), say('releaseReason'));
}

/** @param fault what loadSettings threw; null if everything is valid */
export function checkSettings(fault: Fault | null, changed: readonly string[]): Check {
  const name = 'settings';
  if (fault) return failed(name, fault.code, sayFault(fault));
  return ok(
    name,
    changed.length === 0 ? say('settingsShipped') : say('settingsSet', { names: changed.join(', ') }),
  );
}
