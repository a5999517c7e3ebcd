import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/**
 * How long this machine has run, in ms, by a clock that nobody sets and that goes on while it sleeps; `boot` is another
 * one after each start of the machine.
 * @throws Error where the kernel names no boot
 */
export function uptimeReader(): () => { readonly boot: string; readonly ms: number } {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return () => ({ boot, ms: Math.round(uptime() * 1000) });
}
