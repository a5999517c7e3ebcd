import type { WriteStream } from 'node:tty';

/**
 * Says how far a long run is: a terminal gets one line that is rewritten, anything else a line for each tenth.
 * @returns a function to call after each photo
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
