// Set-up for `npm start`, `npm run analyze` and `npm test`, on any Node ≥ 20 (plain JavaScript: it runs before the
// pinned Node 24 is there). All its output goes to standard error, so that `analyze --json` stays clean.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, packagesAreWhole } from './packages.mjs';
import { programs } from './programs.mjs';

/** @typedef {import('./programs.mjs').Program} Program */

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text) => process.stderr.write(`[set-up] ${text}\n`);

/** Runs a program with its output on standard error; throws when it fails. */
function run(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with status ${status}`);
}

/** sha256 over the names and bytes of the given files and folders (recursively), as hex. */
function fingerprint(...paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    hash.update(path);
    hash.update(readFileSync(join(root, path)));
  };
  const walk = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.isDirectory())
        ['dist', 'screenshots', 'speech'].includes(entry.name) || walk(`${path}/${entry.name}`);
      else add(`${path}/${entry.name}`);
    }
  };
  for (const path of paths) path.includes('.') ? add(path) : walk(path);
  return hash.digest('hex');
}

/**
 * Does `work` unless the stamp file already holds `value` and the result is still there. Writes the stamp only after the
 * work succeeded.
 */
function once(stamp, value, isThere, work) {
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, 'utf8') === value && isThere()) return;
  work();
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, value);
}

/** The beginning of a command that may install packages; undefined if there is none. */
const aptPrefix = () => {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['env'];
  const mayInstall = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return mayInstall ? ['sudo', '-n', 'env'] : undefined;
};

/** Whether a program is installed: on the PATH, or where system programs and X11 are, which few have on theirs. */
export const isThere = (/** @type {Program} */ { name }) =>
  `${process.env.PATH ?? ''}:/usr/sbin:/usr/lib/xorg`
    .split(':')
    .some((folder) => folder && existsSync(join(folder, name)));

const packagesOf = (programs) => [...new Set(programs.map((program) => program.package))];

/**
 * What to type where set-up may not install anything.
 * @param {readonly Program[]} programs
 */
export const installCommand = (programs) => `apt-get install ${packagesOf(programs).join(' ')}`;

/** What one package that can't be installed is for, as .config/programs.mjs has it. */
const usesOf = (/** @type {readonly Program[]} */ programs) =>
  programs
    .map(({ name, neededBy, without }) => {
      const lost = without === undefined ? '' : `; without it ${without}`;
      return `${name}, for ${neededBy.join(', ')}${lost}`;
    })
    .join('. ');

/**
 * Installs the missing programs, if this is root or sudo needs no password. Where a package is not to be had, the others
 * are installed.
 * @param {readonly Program[]} programs
 * @returns {Program[]} those that are still missing
 */
export function ensurePrograms(programs) {
  const missing = () => programs.filter((program) => !isThere(program));
  const prefix = aptPrefix();
  if (missing().length === 0 || prefix === undefined) return missing();
  const packages = packagesOf(missing());
  say(`installing ${packages.join(', ')} from the distribution …`);
  const [program, ...before] = prefix;
  const apt = (...args) =>
    run(program, [...before, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]);
  /** @returns whether apt-get did it; its own words are on standard error */
  const installs = (...names) => {
    try {
      apt('install', '-y', '--no-install-recommends', ...names);
      return true;
    } catch {
      return false;
    }
  };
  try {
    apt('update');
  } catch (error) {
    say(`apt-get failed: ${error.message}`);
    return missing();
  }
  if (installs(...packages)) return missing();
  // One package that the distribution does not have keeps apt-get from installing any.
  const failed = packages.length === 1 ? packages : packages.filter((name) => !installs(name));
  for (const name of failed) {
    const uses = usesOf(programs.filter((program) => program.package === name && !isThere(program)));
    say(`the package ${name} could not be installed, see above. It brings ${uses}.`);
  }
  return missing();
}

/** Installs what a command of package.json starts, or says what is lost without it. */
function ensureProgramsOf(command) {
  const needed = programs.filter(({ neededBy }) =>
    neededBy.some((by) => by.startsWith('npm ') && by.endsWith(` ${command}`)),
  );
  for (const program of ensurePrograms(needed))
    say(
      `${program.name} is missing: ${program.without}. To install it, as root: ${installCommand([program])}`,
    );
}

/** The sources of the pages; test/architecture.test.ts compares them with what the pages import. */
export const pageSources = [
  'kiosk-ui',
  'src/contract',
  'src/errors.ts',
  'src/screening/record/letter-room.ts',
  'src/screening/record/plain-text.ts',
  'src/screening/space',
  'src/screening/visit/language.ts',
  'package-lock.json',
];

/**
 * Installs the locked Node packages, then builds the pages' bundle, each only if missing or stale.
 * @throws Error whose message says what is wrong and what to do
 */
export function setUp() {
  once(
    'node_modules/.spl-kiosk-lock',
    fingerprint('package-lock.json'),
    () => packagesAreWhole(root),
    () => {
      say('installing the packages (npm ci), once …');
      installPackages(root);
    },
  );
  once(
    'kiosk-ui/dist/.built-from',
    fingerprint(...pageSources),
    () => existsSync(join(root, 'kiosk-ui/dist/index.html')),
    buildPages,
  );
}

function buildPages() {
  say('building the pages …');
  const program = join(root, 'node_modules/.bin/node');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--config', 'kiosk-ui/vite.config.ts'];
  // With another NODE_ENV in the environment, vite would build the pages for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], env });
  if (status === 0) return;
  const why = error ? error.message : 'its message is above';
  throw new Error(`The pages could not be built: ${why}. Correct that and run the command again.`);
}

/** @returns {never} */
function giveUp(error) {
  say(error.message);
  process.exit(1);
}

/** Sets everything up, or prints why that failed and ends the process. */
export function setUpOrExit() {
  try {
    setUp();
  } catch (error) {
    giveUp(error);
  }
}

// Compares real paths, because a clone may be reached through a link.
if (realpathSync(process.argv[1] ?? '') === realpathSync(fileURLToPath(import.meta.url))) {
  setUpOrExit();
  const [option, command] = process.argv.slice(2);
  if (option === '--programs-of') ensureProgramsOf(command);
}
