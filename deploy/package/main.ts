/** `npm run package`: builds the Debian packages of this version. */
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildDeb } from './deb.ts';
import { modulesFor } from './modules.ts';
import { assembleRelease } from './release-folder.ts';

const usage = `Usage: npm run package -- [--arch arm64|x64] [--out DIR]

Builds spl-kiosk_VERSION_arm64.deb (for a Jetson) and …_amd64.deb (for a PC), or one of them.
Needs npm's registry (once for each change of the lock file) and the program dpkg-deb.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const architectures = ['arm64', 'x64'] as const;

function main(): number {
  const { values } = parseArgs({
    options: { arch: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const wanted = architectures.filter((arch) => values.arch === undefined || values.arch === arch);
  if (values.help || wanted.length === 0) {
    process.stderr.write(usage);
    return values.help ? 0 : 64;
  }
  const cache = join(root, '.cache/package');
  const out = values.out === undefined ? cache : resolve(process.env.INIT_CWD ?? '.', values.out);
  mkdirSync(out, { recursive: true });
  for (const arch of wanted) {
    const folder = join(cache, `release-${arch}`);
    const release = assembleRelease(root, modulesFor(arch, root, cache), arch, folder);
    const path = buildDeb(folder, release, out);
    process.stdout.write(`${path} (${Math.round(statSync(path).size / 1e6)} MB)\n`);
  }
  return 0;
}

process.exitCode = main();
