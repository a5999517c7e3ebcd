import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debianImage } from './debian-image.ts';
import { sh } from './programs.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const clone = '/home/tester/spl-kiosk';

/**
 * Turns the folder into a root with processes, devices and memory of its own and this machine's network, and then runs
 * what follows as a user. A chroot would not do, because the kernel refuses there the user namespaces that tests and
 * Chromium need. The shell stays root, so that the kernel still ends it: `unshare --kill-child` asks for that, and a
 * change of user would undo it.
 */
const enter = sh`set -e
  cd "$1"
  user=$2
  shift 2
  mount --make-rprivate /
  mount --bind . .
  cd "$PWD"
  mount --rbind /dev dev
  mount --rbind /sys sys
  mount -t proc proc proc
  for folder in dev/shm tmp run; do mount -t tmpfs -o mode=1777 none "$folder"; done
  mkdir run/lock tmp/outside
  pivot_root . tmp/outside
  umount --lazy /tmp/outside
  rmdir /tmp/outside
  eval "export HOME=~$user"
  setpriv --reuid="$user" --regid="$user" --init-groups env --chdir=${clone} "$@" || exit`;

/** A machine that never had this software: Debian's base, Node, npm, git, and a clone of this repository. */
export class BareMachine {
  readonly #folder: string;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#env = env;
  }

  /**
   * Makes it from scratch, with the archives and registry that this machine uses.
   * @param folder its place; earlier content is removed
   * @param node the path of a Node, the oldest that is to be tried
   * @param npm the path of npm's program (npm-cli.js)
   */
  static make(folder: string, node: string, npm: string): BareMachine {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    execFileSync('cp', ['-a', debianImage(['git']), folder]);
    const at = (path: string) => join(folder, path);
    copyFileSync(node, at('usr/bin/node'));
    cpSync(dirname(dirname(npm)), at('usr/lib/node_modules/npm'), { recursive: true });
    symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', at('usr/bin/npm'));
    for (const path of ['etc/apt', 'etc/resolv.conf', 'etc/hosts']) {
      rmSync(at(path), { recursive: true, force: true });
      if (existsSync(`/${path}`)) cpSync(`/${path}`, at(path), { recursive: true, dereference: true });
    }
    const setting = (name: string) =>
      execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim();
    const env: Record<string, string> = { npm_config_registry: setting('registry') };
    const authorities = setting('cafile');
    if (existsSync(authorities)) {
      env.npm_config_cafile = '/etc/npm-authorities.pem';
      copyFileSync(authorities, at(env.npm_config_cafile));
    }
    execFileSync('chroot', [folder, 'useradd', '--create-home', 'tester']);
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, at(clone)]);
    return new BareMachine(folder, env);
  }

  /** Gives the clone to the user who will work in it. */
  giveTo(user: string): void {
    execFileSync('chroot', [this.#folder, 'chown', '--recursive', `${user}:${user}`, clone]);
  }

  /** Starts a program in the clone. Everything that it leaves running ends with it, and all of it with this process. */
  start(command: readonly string[], user: string): ChildProcess {
    const own = ['--mount', '--pid', '--fork', '--kill-child'];
    const env = {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      LANG: 'C.UTF-8',
      ...this.#env,
    };
    return spawn('unshare', [...own, 'sh', '-c', enter, 'sh', this.#folder, user, ...command], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
}
