/** `npm run package`: builds the Debian packages of this version. */
import type { KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../../src/commands/command-line/read-arguments.ts';
import { run } from '../../src/commands/command-line/run-command.ts';
import { operatorFolder } from '../../src/settings.ts';
import { parseSigningKey } from '../../src/signature.ts';
import { languageCodes } from '../speech/languages.ts';
import { renderLanguages } from '../speech/render-languages.ts';
import { SpeechError } from '../speech/speech-error.ts';
import { buildDeb } from './deb.ts';
import { modulesFor } from './modules.ts';
import { assembleRelease } from './release-folder.ts';

const usage = `Usage: npm run package -- [--arch arm64|x64] [--out DIR] [--sign KEYFILE]

Builds spl-kiosk_VERSION_arm64.deb (for a Jetson) and …_amd64.deb (for a PC), or one of them.
--sign KEYFILE  signs the models with an Ed25519 private key (PEM), which lies outside the repository: deploy/README.md
Renders the sounds of every language first (npm run speech).
Needs npm's registry (once for each change of the lock file) and the programs dpkg-deb, espeak-ng and ffmpeg.`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const architectures = ['arm64', 'x64'] as const;

async function packageCommand(args: readonly string[]): Promise<number> {
  const from = (path: string) => resolve(operatorFolder(), path);
  const cache = join(root, '.cache/package');
  const options = await readArguments(args, {
    usage,
    options: { arch: { type: 'string' }, out: { type: 'string' }, sign: { type: 'string' } },
    read: ({ arch: only, out, sign }) => {
      const wanted = architectures.filter((arch) => only === undefined || only === arch);
      if (wanted.length === 0) throw new Error(`--arch takes ${architectures.join(' or ')}.`);
      return {
        wanted,
        out: out === undefined ? cache : from(out),
        sign: sign === undefined ? null : from(sign),
      };
    },
  });
  if (options === undefined) return 0;
  const { wanted, out, sign } = options;
  const key = sign === null ? null : signingKey(sign);
  if (key === 'refused') return 1;
  if (!(await rendered())) return 1;
  mkdirSync(out, { recursive: true });
  for (const arch of wanted) {
    const folder = join(cache, `release-${arch}`);
    const release = assembleRelease(root, modulesFor(arch, root, cache), arch, folder, key);
    const path = buildDeb(folder, release, out);
    process.stdout.write(
      `${path} (${Math.round(statSync(path).size / 1e6)} MB, ${key ? 'signed' : 'not signed'})\n`,
    );
  }
  return 0;
}

/** Renders the sounds; says why if they can't be: no release goes without them. */
async function rendered(): Promise<boolean> {
  try {
    await renderLanguages(languageCodes, { say: (text) => process.stderr.write(text) });
    return true;
  } catch (error) {
    if (!(error instanceof SpeechError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return false;
  }
}

/** Refuses a key in the repository, because it would sooner or later be committed or packed. */
function signingKey(path: string): KeyObject | 'refused' {
  const refuse = (why: string) => {
    process.stderr.write(`${path} ${why}\n`);
    return 'refused' as const;
  };
  if (path.startsWith(root))
    return refuse('lies in the repository. Keep the private key elsewhere, on a disk of its own.');
  try {
    const key = parseSigningKey(readFileSync(path, 'utf8'));
    return key ?? refuse('is not an Ed25519 private key in PEM. deploy/README.md says how to make one.');
  } catch {
    return refuse("can't be read. Give the file of the private key.");
  }
}

process.exitCode = await run(() => packageCommand(process.argv.slice(2)));
