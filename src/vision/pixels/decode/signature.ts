import type { RefusedKind } from './kinds.ts';

export type Container = 'jpeg' | 'png' | 'webp' | 'tiff';

/** Latin-1 texts at offsets, all of which must be there. */
type Signature = readonly (readonly [at: number, text: string])[];

const begins = (...texts: readonly string[]): Signature[] => texts.map((text) => [[0, text]]);
/** The brands of ISO base media files. */
const brands = (...names: readonly string[]): Signature[] => names.map((name) => [[4, `ftyp${name}`]]);

const containers: readonly (readonly [Container, readonly Signature[]])[] = [
  ['jpeg', begins('\xff\xd8')],
  ['png', begins('\x89PNG\r\n\x1a\n')],
  ['webp', [[...riff('WEBP')]]],
  ['tiff', begins('II*\0', 'MM\0*', 'II+\0', 'MM\0+')],
];

/** In order: brands of raw files and pictures come before all other brands, which mean a video. */
const others: readonly (readonly [RefusedKind, readonly Signature[]])[] = [
  ['raw', [...begins('FUJIFILMCCD-RAW', 'IIU\0', 'IIRO', 'IIRS', 'MMOR', 'FOVb', '\0MRM'), ...brands('crx ')]],
  ['avif', brands('avif', 'avis')],
  ['heic', brands('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'mif2', 'msf1')],
  ['video', [...brands(''), [...riff('AVI ')], ...begins('\x1aE\xdf\xa3'), [[4, 'moov']], [[4, 'mdat']]]],
  ['gif', begins('GIF87a', 'GIF89a')],
  ['bmp', [[[0, 'BM'], [6, '\0\0\0\0']]]],
  ['jpeg-2000', begins('\0\0\0\x0cjP  ', '\xff\x4f\xff\x51')],
  ['jpeg-xl', begins('\xff\x0a', '\0\0\0\x0cJXL ')],
  ['jpeg-xr', begins('II\xbc')],
  ['psd', begins('8BPS')],
  ['pdf', begins('%PDF-')],
  ['icon', begins('\0\0\x01\0', 'icns')],
  ['dicom', [[[128, 'DICM']]]],
  ['open-exr', begins('v/1\x01')],
  ['radiance-hdr', begins('#?RADIANCE', '#?RGBE')],
  ['netpbm', ['1', '2', '3', '4', '5', '6', '7', 'F', 'f'].flatMap((n) => begins(`P${n}\n`, `P${n} `))],
  ['archive', begins('PK\x03\x04', '\x1f\x8b', '7z\xbc\xaf', 'Rar!')],
]; // biome-ignore format: a table

function riff(name: string): Signature {
  return [
    [0, 'RIFF'],
    [8, name],
  ];
}

/** XML may begin with a declaration, a type and comments. */
const svg = /^(?:<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/;

function found<Kind>(
  bytes: Buffer,
  kinds: readonly (readonly [Kind, readonly Signature[]])[],
): Kind | undefined {
  const has = (signature: Signature) =>
    signature.every(([at, text]) => bytes.toString('latin1', at, at + text.length) === text);
  return kinds.find(([, signatures]) => signatures.some(has))?.[0];
}

/** The container of a file that may be analysed; undefined for any other file. */
export const containerOf = (bytes: Buffer): Container | undefined => found(bytes, containers);

/** The kind of a file that is not analysed; undefined if it is unknown. */
export const otherKindOf = (bytes: Buffer): RefusedKind | undefined =>
  svg.test(bytes.toString('utf8', 0, 4096)) ? 'svg' : found(bytes, others);
