import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { InstallError } from './install-error.ts';

/** The installer's requests to systemd. */
export interface System {
  /** Whether the kiosk can be stopped and started here: systemd runs, and we install this machine, not an image. */
  readonly running: boolean;
  /** Makes the users and folders that sysusers.d and tmpfiles.d name, and enables the units at boot. */
  setUp(): void;
  stop(): void;
  /** Returns at once; the daemon's models take a while. */
  restart(): void;
  /** Stops the kiosk and keeps it from starting again. */
  disable(): void;
  /** Makes systemd and udev read their files again. */
  reload(): void;
}

const units = ['spl-kiosk.service', 'spl-kiosk-display.service'];

/** @param root '/' or DESTDIR */
export function systemAt(root: string): System {
  const running = root === '/' && existsSync('/run/systemd/system');
  return {
    running,
    setUp() {
      // Only root can give files to other users; an image made by anyone else gets them at its first boot.
      if (process.getuid?.() === 0) run('systemd-sysusers', `--root=${root}`, 'spl-kiosk.conf');
      // Each boot does it; a running machine has to be told.
      if (running) run('systemd-tmpfiles', '--create', 'spl-kiosk.conf');
      run('systemctl', `--root=${root}`, '--quiet', 'enable', ...units);
    },
    stop: () => run('systemctl', 'stop', ...units),
    restart: () => run('systemctl', '--no-block', 'restart', ...units),
    disable() {
      run('systemctl', `--root=${root}`, '--quiet', 'disable', ...units);
      if (running) run('systemctl', 'stop', ...units);
    },
    reload() {
      run('systemctl', 'daemon-reload');
      if (existsSync('/run/udev/control')) run('udevadm', 'control', '--reload');
    },
  };
}

function run(program: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  const why = error ? error.message : `it ended with status ${status}`;
  throw new InstallError(
    `"${[program, ...args].join(' ')}" failed: ${why}. Put that right and run the installer again.`,
  );
}
