import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const chunkBytes = 8 * 1024 * 1024;

/** A range of addresses of a process. */
interface Region {
  readonly start: number;
  readonly end: number;
  /** "[heap]", a file, or ''. */
  readonly name: string;
}

/** What a process has written or may write: its heap, stacks and anonymous memory, and private copies of files. */
function writableRegions(pid: number): Region[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, start, end, name = ''] = /^([0-9a-f]+)-([0-9a-f]+) .w.. \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
      return start && end ? [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16), name }] : [];
    });
}

/** Files that a process has mapped, libraries among them. */
export const mappedFiles = (pid: number): string[] => [
  ...new Set(readFileSync(`/proc/${pid}/maps`, 'utf8').match(/\/\S+$/gm) ?? []),
];

/** Every writable byte of a process, piece by piece; a piece begins at an address that 4096 divides. */
export function* memoryOf(pid: number): Generator<{ readonly bytes: Buffer; readonly where: string }> {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(chunkBytes);
  try {
    for (const { start, end, name } of writableRegions(pid)) {
      for (let at = start; at < end; at += chunkBytes) {
        const length = Math.min(chunkBytes, end - at);
        const read = readOrNothing(memory, buffer, length, at);
        if (read > 0)
          yield { bytes: buffer.subarray(0, read), where: `${name || 'anonymous'} ${at.toString(16)}` };
      }
    }
  } finally {
    closeSync(memory);
  }
}

/** A page that was never touched, or given back meanwhile, can't be read. */
function readOrNothing(file: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(file, buffer, 0, length, at);
  } catch {
    return 0;
  }
}
