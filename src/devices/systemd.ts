import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import notify from 'systemd-notify';

export interface Systemd {
  /** Each resolves to whether systemd was told; none ever rejects. */
  ready(): Promise<boolean>;
  stopping(): Promise<boolean>;
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
  return {
    ready: () => tell(() => notify({ ready: true })),
    // The npm package does not know STOPPING.
    stopping: () => tell(() => promisify(execFile)('systemd-notify', ['STOPPING=1'], { timeout: 5000 })),
  };
}
