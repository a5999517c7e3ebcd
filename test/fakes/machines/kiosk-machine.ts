import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Disk } from '../../../deploy/installer/disk.ts';
import { wantedRelease } from '../../../deploy/installer/lay-out.ts';
import { type Places, placesUnder } from '../../../deploy/installer/places.ts';
import { faultsOf, readRelease } from '../../../deploy/installer/release.ts';
import { readInstalled } from '../../../deploy/installer/state.ts';
import type { Step } from '../../../deploy/installer/step.ts';
import type { System } from '../../../deploy/installer/system.ts';
import { installSteps } from '../../../deploy/installer/upgrade.ts';

/** Stands in for systemd; the test's own `boot` does what systemd would do. */
export const noSystem: System = {
  running: false,
  setUp: () => undefined,
  stop: () => undefined,
  restart: () => undefined,
  disable: () => undefined,
  reload: () => undefined,
};

/**
 * A folder that stands for a kiosk's machine. Here the `src/main.ts` of a release describes its daemon in words:
 * `schema N` is the version to which it migrates the database, and `broken` means that it never becomes healthy.
 */
export class KioskMachine {
  readonly places: Places;

  constructor(root: string) {
    this.places = placesUnder(root);
    mkdirSync(dirname(this.places.database), { recursive: true });
  }

  upgradeSteps(source: string, disk = new Disk()): Step[] {
    const wanted = wantedRelease(source, readRelease(source), null);
    return installSteps(wanted, readInstalled(this.places), this.places, disk, noSystem);
  }

  install(source: string): void {
    for (const { run } of this.upgradeSteps(source)) run();
  }

  get database(): string {
    return existsSync(this.places.database) ? readFileSync(this.places.database, 'utf8') : '';
  }

  /**
   * Starts as spl-kiosk.service does: guard, daemon, gate, guard.
   * @returns the release that runs, or null for none
   */
  boot(): string | null {
    for (let start = 0; start < 8; start += 1) {
      if (this.#guard('starting') !== 0) continue;
      if (!this.#daemonBecomesHealthy()) continue;
      if (this.#guard('healthy') !== 0) throw new Error('The guard failed after a healthy start.');
      return basename(readlinkSync(this.places.current));
    }
    return null;
  }

  /** The daemon ends with status 78: systemd does not restart it, and runs spl-kiosk-roll-back.service. */
  giveUp(): void {
    this.#guard('starting');
    this.#daemonBecomesHealthy();
    this.#guard('failed');
  }

  #guard(moment: string): number | null {
    const { home, root } = this.places;
    const env = { ...process.env, DESTDIR: root };
    return spawnSync(join(home, 'start-guard'), [moment], { env, stdio: 'ignore' }).status;
  }

  #daemonBecomesHealthy(): boolean {
    const { current, database } = this.places;
    const faults = faultsOf(current, readRelease(current));
    if (faults.length > 0) throw new Error(`The current release is not whole: ${faults.join('; ')}`);
    const daemon = readFileSync(join(current, 'src/main.ts'), 'utf8');
    const schema = Number(/schema (\d+)/.exec(daemon)?.[1]);
    const found = Number(/schema (\d+)/.exec(this.database)?.[1] ?? 0);
    if (found > schema) return false; // a database of a later release
    writeFileSync(database, `${this.database.replace(/schema \d+;/, '')}schema ${schema};`);
    return !daemon.includes('broken');
  }
}
