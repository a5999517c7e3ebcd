import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../../.cache/deploy/', import.meta.url));
const emulator = '/usr/bin/qemu-aarch64-static';

/**
 * The kernel starts arm64 programs with the emulator, only in this user namespace, including children of such programs.
 * The two strings are the magic number and the mask of an ELF file for AArch64.
 */
const register = String.raw`printf ':arm64:M::\\x7fELF\\x02\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\xb7\\x00:\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xfe\\xff\\xff\\xff:${emulator}:F\n'`;

/** Why arm64 programs can't run here, or null. */
export function whyNoArm64(): string | null {
  if (process.arch === 'arm64') return null;
  if (!existsSync(emulator)) return 'qemu-user-static not installed';
  if (!existsSync('/usr/bin/apt-get')) return 'no Debian archive to get the system libraries from';
  const inside = 'mount -t tmpfs none /mnt && mount -t binfmt_misc none /mnt';
  return spawnSync('unshare', ['-Urm', 'sh', '-c', inside], { stdio: 'ignore' }).status === 0
    ? null
    : 'this kernel has no binfmt_misc for users (Linux 6.7)';
}

/** The parts of an arm64 system that Node needs, fetched once from Debian's archive. */
function systemLibraries(): string {
  const folder = join(cache, 'arm64');
  if (existsSync(folder)) return folder;
  const work = `${folder}.incoming`;
  rmSync(work, { recursive: true, force: true });
  for (const name of ['lists/partial', 'cache/archives/partial', 'debs', 'root'])
    mkdirSync(join(work, name), { recursive: true });
  const options = {
    'Dir::State::lists': join(work, 'lists'),
    'Dir::State::status': '/dev/null',
    'Dir::Cache': join(work, 'cache'),
    'APT::Architecture': 'arm64',
    'APT::Architectures::': 'arm64',
    'APT::Sandbox::User': '',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const apt = (...args: string[]) =>
    execFileSync('apt-get', [...flags, '-q', ...args], { cwd: join(work, 'debs'), stdio: 'pipe' });
  apt('update');
  apt('download', 'libc6', 'libstdc++6', 'libgcc-s1');
  for (const name of readdirSync(join(work, 'debs')))
    execFileSync('dpkg-deb', ['-x', join(work, 'debs', name), join(work, 'root')]);
  renameSync(join(work, 'root'), folder);
  rmSync(work, { recursive: true });
  return folder;
}

/**
 * Runs a command of a release for arm64, in a root that holds only the release and a system's libraries.
 * @returns its standard output; a status other than 0 is not an error
 */
export async function runArm64(release: string, ...args: readonly string[]): Promise<string> {
  const root = systemLibraries();
  for (const name of ['release', 'dev', 'proc', 'sys', 'tmp', 'binfmt'])
    mkdirSync(join(root, name), { recursive: true });
  const script = `set -e
    cd ${root}
    mount --bind ${release} release
    for name in dev proc sys; do mount --rbind /$name $name; done
    mount -t tmpfs none tmp
    mkdir tmp/state
    mount -t binfmt_misc none binfmt
    ${register} >binfmt/register
    exec chroot . /release/node_modules/.bin/node /release/src/main.ts "$@"`;
  const env = { SPL_KIOSK_STATE_FOLDER: '/tmp/state', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };
  return await new Promise((resolve) => {
    execFile('unshare', ['-Urm', 'sh', '-c', script, 'sh', ...args], { env }, (_error, stdout, stderr) =>
      resolve(stdout || stderr),
    );
  });
}
