/** Larger than any frame of 1280 x 720: more bytes than this without the end of a frame count as a damaged one. */
const longestFrame = 4 * 1024 * 1024;

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const nextFrame = Buffer.from([0xff, startOfImage, 0xff]);
/** Markers without a length: TEM, and RST0 to RST7 inside coded data. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * Cuts a stream of JPEGs, as `ffmpeg -f mjpeg` writes them one after the other, into pictures. It walks the segments,
 * because a thumbnail in a header has markers of its own. If a marker is missing, the piece reaches to the start of the
 * next picture, and a check finds that it does not begin or end like a JPEG. Padding between two pictures (zeros, fill
 * bytes) belongs to neither. Holds one frame at most.
 */
export class JpegStream {
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #state: 'start' | 'header' | 'coded' | 'lost' = 'start';

  /** @returns the pieces that this chunk completed */
  *push(chunk: Buffer): Generator<Buffer> {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    while (this.#walk()) {
      if (this.#at > 0) yield this.#bytes.subarray(0, this.#at);
      this.#bytes = this.#bytes.subarray(this.#at);
      this.#at = 0;
      this.#state = 'start';
    }
  }

  /** Advances to the end of the piece; false if it has not arrived yet. */
  #walk(): boolean {
    for (;;) {
      if (this.#bytes.length > longestFrame && this.#at >= longestFrame) return true;
      switch (this.#state) {
        case 'lost':
          return this.#findNextFrame();
        case 'coded':
          if (!this.#skipCodedData()) return false;
          break;
        default: {
          const step = this.#takeSegment();
          if (step !== 'next') return step === 'end';
        }
      }
    }
  }

  /** Drops zeros and fill bytes up to the next picture; false if something else follows. */
  #skipPadding(): boolean {
    let end = 0;
    while (this.#bytes[end] === 0 || (this.#bytes[end] === 0xff && this.#bytes[end + 1] !== startOfImage)) {
      // A last 0xff may start a picture, which only the next byte shows.
      if (this.#bytes[end] === 0xff && end + 1 === this.#bytes.length) break;
      end++;
    }
    const next = this.#bytes[end];
    if (end === 0 || (next !== undefined && next !== 0xff)) return false;
    this.#bytes = this.#bytes.subarray(end);
    return true;
  }

  #findNextFrame(): boolean {
    const found = this.#bytes.indexOf(nextFrame, this.#at);
    // The last two bytes may be the beginning of a marker.
    this.#at = found >= 0 ? found : Math.max(this.#at, this.#bytes.length - 2);
    return found >= 0 || this.#bytes.length > longestFrame;
  }

  /** Advances to a marker that is not part of the coded data; false if none has arrived yet. */
  #skipCodedData(): boolean {
    for (let at = this.#bytes.indexOf(0xff, this.#at); at >= 0; at = this.#bytes.indexOf(0xff, at + 1)) {
      this.#at = at;
      const marker = this.#bytes[at + 1];
      if (marker === undefined) return false;
      if (marker === 0 || marker === 0xff || standsAlone(marker)) continue;
      this.#state = 'header';
      return true;
    }
    this.#at = this.#bytes.length;
    return false;
  }

  #takeSegment(): 'next' | 'end' | 'wait' {
    const bytes = this.#bytes;
    if (this.#at + 1 >= bytes.length) return 'wait';
    const first = bytes[this.#at];
    const marker = bytes[this.#at + 1] ?? 0;
    const starts = marker === startOfImage;
    if (this.#state === 'start' && !(first === 0xff && starts) && this.#skipPadding()) return 'next';
    if (first !== 0xff || starts !== (this.#state === 'start')) {
      this.#state = 'lost'; // also where another picture begins inside this one
      return 'next';
    }
    if (marker === 0xff) {
      this.#at++; // a fill byte
      return 'next';
    }
    if (starts || marker === endOfImage || standsAlone(marker)) {
      this.#at += 2;
      this.#state = 'header';
      return marker === endOfImage ? 'end' : 'next';
    }
    if (this.#at + 3 >= bytes.length) return 'wait';
    const length = bytes.readUInt16BE(this.#at + 2);
    if (this.#at + 2 + length > bytes.length) return 'wait';
    this.#at += 2 + length;
    this.#state = marker === startOfScan ? 'coded' : 'header';
    return 'next';
  }
}
