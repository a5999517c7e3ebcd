import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/**
 * How long this machine has run, in ms, by a clock that nobody sets and that continues while it sleeps. `boot` changes with
 * each start of the machine.
 * @throws Error if the kernel names no boot
 */
export function uptimeReader(): () => { readonly boot: string; readonly ms: number } {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return () => ({ boot, ms: Math.round(uptime() * 1000) });
}
