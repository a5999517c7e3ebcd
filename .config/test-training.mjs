// `npm run test:training`: makes the Python environment of models/training, then lint, format, types and tests of it.
// It is not part of `npm test`, because the product needs no Python, and torch alone takes gigabytes.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const training = 'models/training';
const environment = join(root, training, '.venv');
const settings = `${training}/pyproject.toml`;

const shown = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };

/** Runs a module of the environment's Python with its output shown; says whether it succeeded. */
const passes = (...args) => spawnSync(join(environment, 'bin/python'), ['-m', ...args], shown).status === 0;

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The version of python3, after checking that it is recent enough. */
function pythonVersion() {
  const asked = spawnSync('python3', ['-c', 'import platform; print(platform.python_version())'], {
    encoding: 'utf8',
  });
  if (asked.status !== 0)
    stop(
      'There is no python3. Install 3.11 or newer; on Debian and Ubuntu: apt-get install python3 python3-venv',
    );
  const version = asked.stdout.trim();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 3 || (major === 3 && minor < 11))
    stop(`python3 is ${version}; the trainings need 3.11 or newer. Put a newer python3 first on the PATH.`);
  if (spawnSync('python3', ['-c', 'import ensurepip, venv'], { stdio: 'ignore' }).status !== 0)
    stop('python3 cannot make environments. On Debian and Ubuntu: apt-get install python3-venv');
  return version;
}

/** Makes models/training/.venv with the pinned packages, unless it holds them already. */
function makeEnvironment() {
  const wanted = [
    pythonVersion(),
    ...['requirements.txt', 'requirements-test.txt'].map((name) =>
      readFileSync(join(root, training, name), 'utf8'),
    ),
  ].join('\n');
  const stamp = join(environment, 'made-of.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write(
    `Making ${training}/.venv. This takes minutes, and about 6 GB on x64, where torch brings its CUDA libraries.\n`,
  );
  if (spawnSync('python3', ['-m', 'venv', '--clear', environment], shown).status !== 0)
    stop('The environment could not be made; the message of python3 is above.');
  const install = ['pip', 'install', '--quiet', '--disable-pip-version-check'];
  if (!passes(...install, '-r', `${training}/requirements-test.txt`))
    stop(
      'The packages could not be installed; the message of pip is above. Put that right and run it again.',
    );
  writeFileSync(stamp, wanted);
}

makeEnvironment();
const checks = {
  lint: ['ruff', 'check', training],
  format: ['ruff', 'format', '--check', training],
  types: ['mypy', '--config-file', settings],
  tests: ['pytest', '-c', settings, '-q'],
};
const failed = Object.entries(checks).filter(([title, [module, ...args]]) => {
  process.stdout.write(`\n── ${title}\n`);
  return !passes(module, ...args);
});
const names = failed.length === 0 ? Object.keys(checks) : failed.map(([title]) => title);
const passed = Object.keys(checks).length - failed.length;
process.stdout.write(`\n${passed} passed, ${failed.length} failed: ${names.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
