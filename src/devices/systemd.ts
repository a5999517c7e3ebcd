import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import notify from 'systemd-notify';

export interface Systemd {
  /** True when this process runs as a unit that waits for messages. */
  readonly listening: boolean;
  /** Half of the unit's WatchdogSec in milliseconds: how often to call `watchdog`; null without a watchdog. */
  readonly watchdogEveryMs: number | null;
  /** Each resolves to whether systemd was told; none ever rejects. */
  ready(): Promise<boolean>;
  status(text: string): Promise<boolean>;
  stopping(): Promise<boolean>;
  /** Only after the health checks passed: a ping on a bare timer proves nothing. */
  watchdog(): Promise<boolean>;
}

/**
 * Messages to systemd, when there is one that listens (NOTIFY_SOCKET). They are sent by the program
 * `systemd-notify`, a child process: the unit needs NotifyAccess=all.
 * @param warn hears why a message could not be sent
 */
export function openSystemd(warn: (why: string) => void = () => undefined): Systemd {
  const listening = (process.env.NOTIFY_SOCKET ?? '') !== '';
  const tell = async (send: () => Promise<unknown>): Promise<boolean> => {
    if (!listening) return false;
    try {
      await send();
      return true;
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      warn(missing ? 'The program systemd-notify is missing.' : `systemd-notify failed: ${String(error)}`);
      return false;
    }
  };
  // The npm package knows neither STOPPING nor WATCHDOG.
  const send = (state: string) => promisify(execFile)('systemd-notify', [state], { timeout: 5000 });
  return {
    listening,
    watchdogEveryMs: listening ? watchdogEveryMs() : null,
    ready: () => tell(() => notify({ ready: true })),
    status: (text) => tell(() => notify({ status: text.replace(/\s+/g, ' ').trim() })),
    stopping: () => tell(() => send('STOPPING=1')),
    watchdog: () => tell(() => send('WATCHDOG=1')),
  };
}

function watchdogEveryMs(): number | null {
  const microseconds = Number(process.env.WATCHDOG_USEC);
  const forUs = [undefined, '', String(process.pid)].includes(process.env.WATCHDOG_PID);
  return forUs && Number.isFinite(microseconds) && microseconds > 0 ? microseconds / 2000 : null;
}
