import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Machine, Ran } from '../machines/machine.ts';
import { until } from '../until.ts';
import type { VirtualDisk } from './disk.ts';
import { type Hardware, qemuArguments } from './qemu.ts';
import { Replies, requestLine } from './shell.ts';

interface Waiting {
  readonly resolve: (ran: Ran) => void;
  readonly reject: (error: Error) => void;
}

/** How long whatever is awaited may take, in ms. */
const patience = { kvm: 5 * 60_000, emulated: 4 * 60 * 60_000 } as const;

/** A virtual machine that runs from a disk, with a shell of root's. It ends with this process. */
export class VirtualMachine implements Machine {
  /** For files that belong to the machine. */
  readonly folder: string;
  readonly #qemu: ChildProcess;
  readonly #hardware: Hardware;
  readonly #waiting = new Map<string, Waiting>();
  #requests = 0;
  #boot = '';
  #why: Error | null = null;

  private constructor(folder: string, hardware: Hardware) {
    this.folder = folder;
    this.#hardware = hardware;
    const command = ['--pdeathsig', 'KILL', 'qemu-system-x86_64', ...qemuArguments(hardware)];
    this.#qemu = spawn('setpriv', command, { stdio: ['pipe', 'pipe', 'pipe'] });
    const replies = new Replies();
    this.#qemu.stdout?.setEncoding('utf8').on('data', (piece: string) => this.#hear(replies.add(piece)));
    this.#qemu.stdin?.on('error', () => undefined); // it has ended, which `exit` reports
    let said = '';
    this.#qemu.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
    this.#qemu.once('exit', (status) => this.#end(`QEMU has ended with status ${status}. ${said}\n`));
  }

  /**
   * Switches a machine on. Resolves when its shell answers.
   * @param masked units that systemd must not start
   */
  static async powerOn(
    { folder, disk, kernel, initrd }: VirtualDisk,
    accelerator: Hardware['accelerator'],
    masked: readonly string[] = [],
  ): Promise<VirtualMachine> {
    const at = (name: string) => join(folder, name);
    const own = { console: at('console'), monitor: at('monitor'), masked };
    const machine = new VirtualMachine(folder, { accelerator, disk, kernel, initrd, ...own });
    try {
      await machine.does('the machine starts', () => machine.#boot !== '');
      return machine;
    } catch (cause) {
      await machine.cutPower();
      throw new Error(`The machine does not start. ${machine.#lastWords()}`, { cause });
    }
  }

  /** @throws Error when the machine ends meanwhile */
  run(...command: readonly string[]): Promise<Ran> {
    if (this.#why !== null) throw this.#why;
    const id = `r${++this.#requests}`;
    return new Promise<Ran>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#qemu.stdin?.write(requestLine(id, command));
    });
  }

  async write(path: string, text: string): Promise<void> {
    const script = 'mkdir -p "$(dirname "$0")" && printf %s "$1" >"$0"';
    const { status, output } = await this.run('sh', '-c', script, path, text);
    if (status !== 0) throw new Error(output);
  }

  async isActive(unit = 'spl-kiosk.service'): Promise<boolean> {
    return (await this.run('systemctl', 'is-active', unit)).status === 0;
  }

  /** Resolves when the kiosk has started; rejects with its output if it does not come up. */
  async active(): Promise<void> {
    try {
      await this.does('the kiosk is started', () => this.isActive());
    } catch (cause) {
      const said = await this.run('journalctl', '-u', 'spl-kiosk', '-n', '30', '--no-pager', '-o', 'cat');
      throw new Error(said.output, { cause });
    }
  }

  /** Has the machine start again by itself. Resolves when its shell answers again. */
  async restart(): Promise<void> {
    const before = this.#boot;
    this.run('systemctl', 'reboot').catch(() => undefined); // its answer may come or not
    await this.does('the machine starts again', () => this.#boot !== before);
  }

  /** Ends it at once: what it had not yet written to its disk is lost. */
  async cutPower(): Promise<void> {
    if (this.#why !== null) return;
    const ended = once(this.#qemu, 'exit');
    this.#qemu.kill('SIGKILL');
    await ended;
  }

  /** Writes what its screen shows to a PNG file. */
  async picture(path: string): Promise<void> {
    const monitor = connect(this.#hardware.monitor);
    try {
      await once(monitor, 'data');
      monitor.write(`screendump ${path} -f png\n`);
      await until(() => existsSync(path) && readFileSync(path).includes('IEND'), { what: 'a picture' });
    } finally {
      monitor.destroy();
    }
  }

  /** What it has said on its serial line since it was switched on. */
  said(): string {
    const { console } = this.#hardware;
    return existsSync(console) ? readFileSync(console, 'utf8') : '';
  }

  /** Waits for the machine, as long as one of its kind may take. */
  async does(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    const look = async () => this.#why !== null || (await holds());
    await until(look, { what, everyMs: 500, withinMs: patience[this.#hardware.accelerator] });
    if (this.#why !== null) throw this.#why;
  }

  #hear(all: ReturnType<Replies['add']>): void {
    for (const said of all) {
      if ('boot' in said) {
        this.#boot = said.boot;
        this.#refuse(new Error('The shell of the machine was started again meanwhile.'));
      } else {
        this.#waiting.get(said.id)?.resolve(said.ran);
        this.#waiting.delete(said.id);
      }
    }
  }

  #lastWords(): string {
    return `The last lines of its console:\n${this.said().split('\n').slice(-20).join('\n')}`;
  }

  #refuse(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #end(why: string): void {
    this.#why = new Error(`${why}${this.#lastWords()}`);
    this.#refuse(this.#why);
  }
}
