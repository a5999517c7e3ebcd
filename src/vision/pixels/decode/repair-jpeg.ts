import { markers, type Segment } from './jpeg-segments.ts';

/**
 * Repairs faults that cost no pixel but make libjpeg warn, so that a warning always means damage:
 * - stray bytes before the markers of the header (Pixel phones wrote 18 before DQT);
 * - the limits of a sequential scan, which can only be 0, 63, 0 (Samsung phones wrote 0, 0, 0);
 * - JFIF's version, and an invalid colour transform of Adobe's (T.81 knows neither);
 * - anything after EOI.
 * Stray bytes after coded data stay, because they can't be told from damage.
 * @param segments of these bytes, all of them
 */
export function repairJpeg(bytes: Buffer, segments: readonly Segment[], isSequential: boolean): Buffer {
  const firstScan = segments.findIndex(({ marker }) => marker === markers.sos);
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let isChanged = false;
  let at = 2;
  for (const [i, segment] of segments.entries()) {
    const isStray = segment.stray > 0 && i <= firstScan;
    const original = bytes.subarray(segment.start, segment.end);
    const better = mended(original, segment, isSequential);
    parts.push(bytes.subarray(isStray ? segment.start : at, segment.start), better);
    isChanged ||= isStray || better !== original;
    at = segment.end;
  }
  const end = segments.at(-1)?.marker === markers.eoi ? at : bytes.length;
  return isChanged ? Buffer.concat([...parts, bytes.subarray(at, end)]) : bytes.subarray(0, end);
}

/** The segment's bytes, repaired if necessary. */
function mended(whole: Buffer, { marker, body }: Segment, isSequential: boolean): Buffer {
  const header = whole.length - body.length;
  if (marker === markers.sos && isSequential) {
    return replaced(whole, 4 + body.length - 3, [0, 63, 0]);
  }
  const text = body.toString('latin1', 0, 5);
  if (marker === 0xe0 && text === 'JFIF\0' && body[5] !== 1) return replaced(whole, header + 5, [1]);
  if (marker === markers.app14 && text === 'Adobe' && (body[11] ?? 0) > 2)
    return replaced(whole, header + 11, [1]);
  return whole;
}

function replaced(whole: Buffer, at: number, values: readonly number[]): Buffer {
  if (values.every((value, i) => whole[at + i] === value)) return whole;
  const copy = Buffer.from(whole);
  copy.set(values, at);
  return copy;
}
