/**
 * What the imaging child gets of this process's environment: nothing of ours, which may hold a token. Where freed memory
 * is overwritten (`perturb`), the child goes without: it decodes photos, and its memory ends with the visit.
 */
export function childEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => !/^(SPL_KIOSK_|NOTIFY_SOCKET$|WATCHDOG_)/.test(name),
  );
  return { ...Object.fromEntries(kept), GLIBC_TUNABLES: tunables };
}

/** The memory of decoded photos goes back to the system at once. */
const tunables = 'glibc.malloc.arena_max=2:glibc.malloc.mmap_threshold=1048576';
