import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import notify from 'systemd-notify';
import { systemCode } from '../../errors.ts';

export interface Systemd {
  /** Each call resolves to whether systemd was told; none ever rejects. */
  ready(): Promise<boolean>;
  stopping(): Promise<boolean>;
  /** Tells systemd that the daemon works. Call it only after checking that it does, never from a bare timer. */
  watchdog(): Promise<boolean>;
  /** Milliseconds within which systemd wants to hear from the watchdog; null if it does not. */
  readonly watchdogMs: number | null;
  /** Whether systemd started this process and would start it again. */
  readonly isThere: boolean;
}

/**
 * Messages to systemd, if it listens (NOTIFY_SOCKET). The program `systemd-notify`, a child process, sends them, so the
 * unit needs NotifyAccess=all.
 * @param warn called with the reason if a message could not be sent
 */
export function openSystemd(warn: (why: string) => void = () => undefined): Systemd {
  const listening = (process.env.NOTIFY_SOCKET ?? '') !== '';
  const tell = async (send: () => Promise<unknown>): Promise<boolean> => {
    if (!listening) return false;
    try {
      await send();
      return true;
    } catch (error) {
      const missing = systemCode(error) === 'ENOENT';
      warn(missing ? 'The program systemd-notify is missing.' : `systemd-notify failed: ${String(error)}`);
      return false;
    }
  };
  // The npm package knows neither STOPPING nor WATCHDOG.
  const say = (message: string) => promisify(execFile)('systemd-notify', [message], { timeout: 5000 });
  const watchdogUs = Number(process.env.WATCHDOG_USEC ?? Number.NaN);
  return {
    ready: () => tell(() => notify({ ready: true })),
    stopping: () => tell(() => say('STOPPING=1')),
    watchdog: () => tell(() => say('WATCHDOG=1')),
    isThere: listening,
    watchdogMs: listening && watchdogUs > 0 ? watchdogUs / 1000 : null,
  };
}
