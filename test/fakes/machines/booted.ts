import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { until } from '../until.ts';
import type { Machine, Ran } from './machine.ts';
import { childrenOf } from './run-main.ts';

/** A machine's root, booted with its own systemd; its only network is its own loopback. */
export class Booted implements Machine {
  readonly #container: ChildProcess;
  #leader = 0;

  private constructor(root: string, folders: Readonly<Record<string, string>>, target: string) {
    const bound = Object.entries(folders).map(([there, here]) => `--bind-ro=${here}:${there}`);
    const options = ['--register=no', '--keep-unit', '--quiet', '--private-network', '--boot'];
    const all = [...options, ...bound, '-D', root, `systemd.unit=${target}`];
    // It ends with this process, however this process ends.
    this.#container = spawn('setpriv', ['--pdeathsig', 'KILL', 'systemd-nspawn', ...all], {
      stdio: 'ignore',
    });
  }

  /**
   * Resolves when systemd answers.
   * @param folders of this machine that it sees read-only, by the place where it sees them
   * @param target up to which it boots
   */
  static async boot(
    root: string,
    folders: Readonly<Record<string, string>> = {},
    target = 'multi-user.target',
  ): Promise<Booted> {
    const booted = new Booted(root, folders, target);
    await machineDoes('systemd answers', () => {
      booted.#leader = childrenOf(booted.#container.pid)[0] ?? 0;
      return booted.#leader !== 0 && booted.run('test', '-S', '/run/systemd/private').status === 0;
    });
    return booted;
  }

  run(...command: readonly string[]): Ran {
    const enter = ['-t', String(this.#leader), '-m', '-u', '-i', '-n', '-p', '-C', '--'];
    const { status, stdout, stderr } = spawnSync('nsenter', [...enter, ...command], { encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  }

  /** Writes a file, also where only the machine itself can (/run). */
  write(path: string, text: string): void {
    const { status, output } = this.run(
      'sh',
      '-c',
      'mkdir -p "$(dirname "$0")" && printf %s "$1" >"$0"',
      path,
      text,
    );
    if (status !== 0) throw new Error(output);
  }

  /** Starts a program and leaves it running. */
  start(...command: readonly string[]): ChildProcess {
    const enter = ['-t', String(this.#leader), '-m', '-u', '-i', '-n', '-p', '-C', '--'];
    return spawn('nsenter', [...enter, ...command], { stdio: 'ignore' });
  }

  /** A unit's property, as systemctl show names it. */
  property(name: string, unit = 'spl-kiosk.service'): string {
    return this.run('systemctl', 'show', '--value', '-p', name, unit).output.trim();
  }

  isActive(unit = 'spl-kiosk.service'): boolean {
    return this.property('ActiveState', unit) === 'active';
  }

  /** Resolves when the kiosk has started; rejects with its output if it does not come up. */
  async active(): Promise<void> {
    await machineDoes('the kiosk is started', () => this.isActive()).catch((error: unknown) => {
      const said = this.run('journalctl', '-u', 'spl-kiosk', '-n', '30', '--no-pager', '-o', 'cat').output;
      throw new Error(said, { cause: error });
    });
  }

  /** Ends it at once: none of its processes gets to do anything. */
  async cutPower(): Promise<void> {
    const ended = new Promise((resolve) => this.#container.once('exit', resolve));
    process.kill(this.#leader, 'SIGKILL');
    await ended;
  }
}

/** Waits for a machine, which takes longer than a program; each look starts one. */
export const machineDoes = async (what: string, holds: () => boolean, everyMs = 300): Promise<void> => {
  await until(holds, { what, everyMs, withinMs: 200_000 });
};
