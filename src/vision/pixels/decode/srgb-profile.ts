import { srgbToLight } from './colour-space.ts';

/** sRGB's primaries as profiles have them, adapted to D50 (ICC's sRGB profiles, v2 and v4): X, Y, Z. */
const primaries = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
} as const;
const curves = ['rTRC', 'gTRC', 'bTRC'] as const;

/** A byte of 8 bits is 0.0039: profiles that call themselves sRGB differ by less than a tenth of it. */
const primariesWithin = 0.0015;
const curveWithin = 0.001;
const samples = 64;

/**
 * Whether a profile says no more than that the numbers are sRGB's, so that they can stay as they are.
 * @param tagOf a tag's data; undefined where the profile has none of that name
 */
export function isSrgb(tagOf: (name: string) => Buffer | undefined): boolean {
  if (tagOf('A2B0') !== undefined) return false;
  const samePrimaries = Object.entries(primaries).every(([name, wanted]) => {
    const tag = tagOf(name);
    return (
      tag !== undefined &&
      tag.length >= 20 &&
      wanted.every((value, i) => Math.abs(fixedAt(tag, 8 + 4 * i) - value) <= primariesWithin)
    );
  });
  return samePrimaries && curves.every((name) => isSrgbCurve(tagOf(name)));
}

function isSrgbCurve(tag: Buffer | undefined): boolean {
  const curve = tag && curveOf(tag);
  if (!curve) return false;
  return Array.from({ length: samples + 1 }, (_, i) => i / samples).every(
    (value) => Math.abs(curve(value) - srgbToLight(value)) <= curveWithin,
  );
}

/** ICC.1:2022, 10.6 and 10.18: a table, or a function with parameters; undefined for the others. */
function curveOf(tag: Buffer): ((value: number) => number) | undefined {
  const type = tag.toString('latin1', 0, 4);
  if (type === 'curv' && tag.length >= 12) return tableOf(tag);
  if (type !== 'para' || tag.length < 12 || tag.readUInt16BE(8) !== 3 || tag.length < 32) return undefined;
  const [g = 1, a = 1, b = 0, c = 0, d = 0] = [0, 1, 2, 3, 4].map((i) => fixedAt(tag, 12 + 4 * i));
  return (value) => (value >= d ? (a * value + b) ** g : c * value);
}

function tableOf(tag: Buffer): ((value: number) => number) | undefined {
  const count = tag.readUInt32BE(8);
  // Shorter ones say that the numbers are light, or name a gamma, which sRGB's curve is not.
  if (count < 256 || tag.length < 12 + 2 * count) return undefined;
  return (value) => {
    const at = value * (count - 1);
    const [low, high] = [Math.floor(at), Math.ceil(at)].map((i) => tag.readUInt16BE(12 + 2 * i) / 65_535);
    return (low ?? 0) + ((high ?? 0) - (low ?? 0)) * (at - Math.floor(at));
  };
}

/** s15Fixed16Number */
const fixedAt = (tag: Buffer, at: number): number => tag.readInt32BE(at) / 65_536;
