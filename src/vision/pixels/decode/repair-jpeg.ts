import { markers, type Segment } from './jpeg-segments.ts';

/**
 * Mends what costs no pixel and what libjpeg warns of, so that a warning of it always means damage:
 * - stray bytes before the markers of the header (Pixel phones wrote 18 before DQT);
 * - the limits of a sequential scan, which can only be 0, 63, 0 (Samsung phones wrote 0, 0, 0);
 * - JFIF's version, and a colour transform of Adobe's that is none: T.81 knows neither;
 * - anything after EOI.
 * Stray bytes after coded data stay: they can't be told from damage.
 * @param segments of these bytes, all of them
 */
export function repairJpeg(bytes: Buffer, segments: readonly Segment[], isSequential: boolean): Buffer {
  const last = segments.at(-1);
  const firstScan = segments.findIndex(({ marker }) => marker === markers.sos);
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  for (const [i, segment] of segments.entries()) {
    const { start, end, stray } = segment;
    const from = stray > 0 && i <= firstScan ? start : (segments[i - 1]?.end ?? 2);
    parts.push(bytes.subarray(from, start), mended(bytes.subarray(start, end), segment, isSequential));
  }
  const isWhole = last?.marker === markers.eoi;
  const rest = isWhole ? [] : [bytes.subarray(last?.end ?? 2)];
  const changed = parts.reduce((sum, { length }) => sum + length, 0) !== (last?.end ?? 2);
  const isSame = !changed && parts.every((part) => part.buffer === bytes.buffer);
  return isSame && rest.length === 1 ? bytes : Buffer.concat([...parts, ...rest]);
}

/** The same bytes, or others in their place. */
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
