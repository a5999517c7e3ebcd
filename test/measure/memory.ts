import { readFileSync } from 'node:fs';
import { childrenOf } from '../fakes/machines/run-main.ts';

/** Resident memory of a process in MB, now or at its peak; 0 if it has ended. */
export function megabytes(pid: number | undefined, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

/** Memory of all descendants of a process, in MB; shared pages count twice. */
export const below = (pid: number | undefined): number =>
  childrenOf(pid).reduce((sum, child) => sum + megabytes(child) + below(child), 0);
