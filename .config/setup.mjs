// Set-up for `npm start`, `npm run analyze` and `npm test`, on any Node ≥ 20 (plain JavaScript: it runs before
// the pinned Node 24 is there). Everything it says goes to standard error, so that `analyze --json` stays clean.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
        entry.name === 'dist' || entry.name === 'screenshots' || walk(`${path}/${entry.name}`);
      else add(`${path}/${entry.name}`);
    }
  };
  for (const path of paths) path.includes('.') ? add(path) : walk(path);
  return hash.digest('hex');
}

/** Does `work` unless the stamp file already holds `value`; writes the stamp only after the work succeeded. */
function once(stamp, value, work) {
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, 'utf8') === value) return;
  work();
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, value);
}

const aptPrefix = () => {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
};

/** Programs of the system, too, which are not on everybody's path. */
export const onPath = (program) =>
  `${process.env.PATH ?? ''}:/usr/sbin`
    .split(':')
    .some((folder) => folder && existsSync(join(folder, program)));

/**
 * Installs the Debian packages whose program is missing, where root or a sudo without a password is at hand.
 * @param {Record<string, string>} programs program → Debian package
 * @returns {string[]} the packages that are still missing
 */
export function ensurePrograms(programs) {
  const missing = () =>
    Object.entries(programs)
      .filter(([program]) => !onPath(program))
      .map(([, name]) => name);
  const prefix = aptPrefix();
  if (missing().length === 0 || prefix === undefined) return missing();
  say(`installing ${missing().join(', ')} from the distribution …`);
  const apt = (...args) =>
    run(...commandOf([...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]));
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing());
  } catch (error) {
    say(`apt-get failed: ${error.message}`);
  }
  return missing();
}

const commandOf = ([program, ...args]) => [program, args];

/** Node packages, locked; then the pages' bundle. Both only when missing or stale. */
export function setUp() {
  once('node_modules/.spl-kiosk-lock', fingerprint('package-lock.json'), () => {
    say('installing the packages (npm ci), once …');
    run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  });
  once('kiosk-ui/dist/.built-from', fingerprint('kiosk-ui', 'src/protocol.ts', 'package-lock.json'), () => {
    say('building the pages …');
    execFileSync(
      join(root, 'node_modules/.bin/node'),
      [
        join(root, 'node_modules/vite/bin/vite.js'),
        'build',
        '--logLevel',
        'warn',
        '--config',
        'kiosk-ui/vite.config.ts',
      ],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
      },
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    setUp();
  } catch (error) {
    say(`${error.message}. Check the network and run the command again.`);
    process.exit(1);
  }
  if (process.argv.includes('--camera-programs')) {
    const missing = ensurePrograms({ fswebcam: 'fswebcam', ffmpeg: 'ffmpeg' });
    const without = {
      fswebcam: 'no camera can be used, and photographs are read directly',
      ffmpeg: 'the live picture is slow, four pictures a second at most',
    };
    for (const name of missing)
      say(`${name} is missing: ${without[name]}. To install it: apt-get install ${name}`);
  }
}
