import { Damaged } from './kinds.ts';

/** Markers of ITU-T T.81, table B.1, by their second byte. */
export const markers = { soi: 0xd8, eoi: 0xd9, sos: 0xda, app1: 0xe1, app2: 0xe2, app14: 0xee } as const;

/** Whether the marker starts a frame, JPEG-LS's included. DHT, JPG and DAC have numbers among them. */
export const startsFrame = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) || marker === 0xf7;

/** RST0 to RST7 and TEM, which have no length. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

export interface Segment {
  readonly marker: number;
  /** Offset of the marker's last 0xff. */
  readonly start: number;
  /** The bytes after its length. */
  readonly body: Buffer;
  /** Offset of the end of the segment; for a scan, of its coded data. */
  readonly end: number;
  /** Number of bytes before the marker that belong to nothing; fill bytes, which are legal, do not count. */
  readonly stray: number;
}

/**
 * Yields the segments from SOI to EOI, as libjpeg finds them: bytes that belong to nothing are skipped. If the file is
 * cut short, it ends early, without EOI.
 */
export function* segmentsOf(bytes: Buffer): Generator<Segment> {
  let at = 2;
  for (;;) {
    const begin = at;
    at = markerFrom(bytes, at);
    if (at < 0) return;
    const marker = bytes[at + 1] ?? 0;
    const fill = fillBefore(bytes, at, begin);
    const stray = at - begin - fill;
    if (marker === markers.eoi || standsAlone(marker)) {
      yield { marker, start: at, body: bytes.subarray(at, at), end: at + 2, stray };
      if (marker === markers.eoi) return;
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) return;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) throw new Damaged('a segment is shorter than its length');
    const header = at + 2 + length;
    if (header > bytes.length) return;
    const end = marker === markers.sos ? codedEnd(bytes, header) : header;
    yield { marker, start: at, body: bytes.subarray(at + 4, header), end, stray };
    at = end;
  }
}

/** Offset of the next 0xff that is followed by a marker; -1 if there is none. */
function markerFrom(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1];
    if (marker === undefined) return -1;
    if (marker !== 0 && marker !== 0xff) return at;
  }
  return -1;
}

function fillBefore(bytes: Buffer, at: number, begin: number): number {
  let fill = 0;
  while (at - fill - 1 >= begin && bytes[at - fill - 1] === 0xff) fill++;
  return fill;
}

/** Offset of the end of coded data, which is before the next marker other than RST. */
function codedEnd(bytes: Buffer, from: number): number {
  for (let at = markerFrom(bytes, from); at >= 0; at = markerFrom(bytes, at + 2)) {
    if (!standsAlone(bytes[at + 1] ?? 0)) {
      return at - fillBefore(bytes, at, from);
    }
  }
  return bytes.length;
}
