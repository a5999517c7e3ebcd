import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { PackageReading } from './checks/software.ts';

const root = new URL('../../', import.meta.url);

const packageSchema = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

/** File that deploy/install writes when a release did not become healthy and the previous one came back. */
const givenUpFile = '/opt/spl-kiosk/rolled-back';

export interface Release {
  readonly version: string;
  /** Name of a newer release that was given up; null if there is none. */
  readonly givenUp: string | null;
  /** When its files were written; a correct clock can't show an earlier time. */
  readonly madeAt: Date;
  /** Version of Node, which comes as a package of its own. */
  readonly nodePinned: string;
  readonly packages: readonly PackageReading[];
}

/** What this installation consists of, according to its package.json and node_modules. */
export async function readRelease(): Promise<Release> {
  const file = fileURLToPath(new URL('package.json', root));
  const { version, dependencies, optionalDependencies } = packageSchema.parse(
    JSON.parse(await readFile(file, 'utf8')),
  );
  const packages = Object.entries(dependencies).map(async ([name, wanted]) => ({
    name,
    wanted,
    installed: await installedVersion(name),
  }));
  return {
    version,
    givenUp: await readFile(givenUpFile, 'utf8').then(
      (text) => text.trim(),
      () => null,
    ),
    madeAt: (await stat(file)).mtime,
    nodePinned: Object.values(optionalDependencies)[0] ?? process.versions.node,
    packages: await Promise.all(packages),
  };
}

const installedVersion = (name: string): Promise<string | null> =>
  readFile(new URL(`node_modules/${name}/package.json`, root), 'utf8').then(
    (text) => z.object({ version: z.string() }).parse(JSON.parse(text)).version,
    () => null,
  );
