/**
 * The table of all kinds of photos. A kind is either analysed correctly or refused by its name; the test of this file has a
 * photo of each.
 */

/** Kinds that are analysed, and how their numbers are read. */
export const analysedKinds = {
  jpeg: 'JPEG, baseline or progressive, 8 bits: grey, YCbCr or RGB. Numbers are sRGB unless something says otherwise.',
  'jpeg-gain-map': 'JPEG followed by a gain map or more pictures (Ultra HDR, MPO): the first picture.',
  'jpeg-faults':
    'JPEG with faults that cost no pixel (repair-jpeg.ts): stray bytes, wrong scan limits, a trailer.',
  'adobe-rgb': 'Adobe RGB that only Exif names (ColorSpace 2, or Interoperability R03).',
  png: 'PNG of 1 to 16 bits: grey, RGB or palette, with or without interlacing.',
  'png-colours': 'PNG with gAMA and cHRM, or cICP of a standard dynamic range: converted to sRGB.',
  webp: 'WebP of one picture, lossy or lossless.',
  tiff: 'TIFF of 1, 8 or 16 bits: grey, RGB or palette; without compression or by LZW, Deflate, PackBits, JPEG, CCITT.',
  'tiff-preview': 'TIFF with smaller copies of its one photo, before or after it, or in SubIFDs: the photo.',
  'tiff-extra': 'TIFF with further channels other than transparency, which are left out.',
  profile: 'Any of these with an ICC profile, 8 or 16 bits: converted to sRGB.',
  'srgb-profile': 'Any of these whose ICC profile says sRGB: the numbers stay as they are.',
  cmyk: 'CMYK with an ICC profile, JPEG or TIFF.',
  transparency: 'Transparency, straight or premultiplied: laid over white.',
  orientation: 'Turned upright by the Orientation of TIFF or Exif, or else of XMP.',
} as const;

export type AnalysedKind = keyof typeof analysedKinds;

interface Refused {
  /** For example "a HEIC picture"; `%` stands for a value from the file. */
  readonly name: string;
  readonly remedy: string;
}

const asJpeg = 'Export it as JPEG or PNG.';
const as8Bits = 'Export it as JPEG, or with 8 or 16 bits for each channel.';
const asSrgb = 'Export it as JPEG in sRGB.';
const asOne = 'Use a photo with one picture.';
const developed = 'Develop it in the program of the camera and export it as JPEG.';

/** Kinds that are refused, with their names. */
export const refusedKinds = {
  heic: {
    name: 'a HEIC picture',
    remedy: 'Set the camera to "Most compatible", or export the photo as JPEG.',
  },
  avif: { name: 'an AVIF picture', remedy: asJpeg },
  gif: { name: 'a GIF picture', remedy: asJpeg },
  bmp: { name: 'a BMP picture', remedy: asJpeg },
  'jpeg-2000': { name: 'a JPEG 2000 picture', remedy: asJpeg },
  'jpeg-xl': { name: 'a JPEG XL picture', remedy: asJpeg },
  'jpeg-xr': { name: 'a JPEG XR picture', remedy: asJpeg },
  psd: { name: 'a Photoshop document', remedy: asJpeg },
  pdf: { name: 'a PDF document', remedy: asJpeg },
  svg: { name: 'an SVG drawing', remedy: 'Use a photo: JPEG, PNG, WebP or TIFF.' },
  icon: { name: 'an icon', remedy: asJpeg },
  dicom: { name: 'a DICOM file', remedy: 'Export its picture as PNG or TIFF.' },
  'open-exr': { name: 'an OpenEXR picture', remedy: asJpeg },
  'radiance-hdr': { name: 'a Radiance HDR picture', remedy: asJpeg },
  netpbm: { name: 'a Netpbm picture', remedy: asJpeg },
  video: { name: 'a video', remedy: 'Use a photo, or export one picture of it as JPEG.' },
  archive: { name: 'an archive', remedy: 'Unpack it and use the photos inside.' },
  raw: { name: "a raw file of a camera's sensor (%)", remedy: developed },
  'jpeg-bits': { name: 'a JPEG with % bits for each channel', remedy: as8Bits },
  'jpeg-process': { name: 'a % JPEG', remedy: 'Export it as an ordinary JPEG, baseline or progressive.' },
  'jpeg-components': { name: 'a JPEG with % channels', remedy: asSrgb },
  'jpeg-height': { name: 'a JPEG that gives its height only at the end', remedy: 'Export it again as JPEG.' },
  'png-animated': { name: 'an animated PNG', remedy: asOne },
  'png-ios': { name: 'a PNG changed for iOS apps (CgBI)', remedy: asJpeg },
  'png-colours': { name: 'a PNG in colours that are not converted (cICP %)', remedy: asSrgb },
  'webp-animated': { name: 'an animated WebP', remedy: asOne },
  'tiff-pages': { name: 'a TIFF of % pictures', remedy: asOne },
  'tiff-compression': {
    name: 'a TIFF with % compression',
    remedy: 'Save it without compression, or with LZW.',
  },
  'tiff-colours': { name: 'a TIFF in % colours', remedy: asSrgb },
  'tiff-primaries': { name: 'a TIFF in colours of its own (PrimaryChromaticities)', remedy: asSrgb },
  'tiff-bits': { name: 'a TIFF with % bits for each channel', remedy: as8Bits },
  'tiff-numbers': { name: 'a TIFF of % numbers', remedy: as8Bits },
  'tiff-layout': { name: 'a TIFF with tiles of separate channels', remedy: 'Save it without tiles.' },
  'tiff-channels': { name: 'a TIFF with %', remedy: 'Save it without further channels.' },
  'no-cmyk-profile': { name: 'a CMYK picture without a colour profile', remedy: asSrgb },
  'bad-profile': { name: 'a picture with a colour profile that does not fit it', remedy: asSrgb },
  unknown: { name: 'of a kind that no decoder here knows', remedy: asJpeg },
} as const satisfies Readonly<Record<string, Refused>>;

export type RefusedKind = keyof typeof refusedKinds;

/** Files with several pictures; only one can be analysed. */
const severalPictures: readonly RefusedKind[] = ['png-animated', 'webp-animated', 'tiff-pages'];

/** Files that are not pictures. */
const noPictures: readonly RefusedKind[] = ['pdf', 'svg', 'archive', 'video'];

const codeOf = (kind: RefusedKind) => {
  if (severalPictures.includes(kind)) return 'photo-animated';
  return noPictures.includes(kind) ? 'photo-not-a-picture' : 'photo-unsupported';
};

/** Thrown while a header is read: the file is whole, but of a kind that is not analysed. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
  readonly code: ReturnType<typeof codeOf>;

  /** @param what stands for `%` in the kind's name */
  constructor(kind: RefusedKind, what: string | number = '') {
    const { name, remedy } = refusedKinds[kind];
    super(`can't be analysed: it is ${name.replace('%', String(what))}. ${remedy}`);
    this.code = codeOf(kind);
  }
}

/** Thrown while a header is read: the bytes contradict each other or end too early. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}
