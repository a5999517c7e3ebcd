import type { WriteStream } from 'node:tty';

/**
 * Says how far a long run is: one line that is rewritten on a terminal, a line every tenth elsewhere.
 * @returns to be called after each photo
 */
export function progressOn(stream: WriteStream, name: string, total: number): () => void {
  let done = 0;
  return () => {
    done++;
    const line = `${name}: ${done} of ${total}`;
    if (stream.isTTY) stream.write(`\r\u001b[K${line}${done === total ? '\n' : ''}`);
    else if (Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total))
      stream.write(`${line}\n`);
  };
}
