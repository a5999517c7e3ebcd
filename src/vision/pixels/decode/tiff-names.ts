/** TIFF's numbers by their names: TIFF 6.0, its supplements, and libtiff's tiff.h. */

/** Compressions; our libvips reads those that are `decoded`. */
export const compressions: Readonly<Record<number, { readonly name: string; readonly decoded: boolean }>> = {
  1: { name: 'no', decoded: true },
  2: { name: 'CCITT', decoded: true },
  3: { name: 'CCITT Group 3', decoded: true },
  4: { name: 'CCITT Group 4', decoded: true },
  5: { name: 'LZW', decoded: true },
  6: { name: 'old JPEG', decoded: false },
  7: { name: 'JPEG', decoded: true },
  8: { name: 'Deflate', decoded: true },
  9: { name: 'JBIG', decoded: false },
  10: { name: 'JBIG', decoded: false },
  32766: { name: 'NeXT', decoded: false },
  32773: { name: 'PackBits', decoded: true },
  32809: { name: 'ThunderScan', decoded: false },
  32908: { name: 'PixarFilm', decoded: false },
  32909: { name: 'PixarLog', decoded: false },
  32946: { name: 'Deflate', decoded: true },
  33003: { name: 'JPEG 2000', decoded: false },
  33005: { name: 'JPEG 2000', decoded: false },
  34661: { name: 'JBIG', decoded: false },
  34676: { name: 'SGI LogLuv', decoded: false },
  34677: { name: 'SGI LogLuv', decoded: false },
  34712: { name: 'JPEG 2000', decoded: false },
  34887: { name: 'LERC', decoded: false },
  34892: { name: 'lossy DNG', decoded: false },
  34925: { name: 'LZMA', decoded: false },
  50000: { name: 'Zstandard', decoded: false },
  50001: { name: 'WebP', decoded: false },
  50002: { name: 'JPEG XL', decoded: false },
  52546: { name: 'JPEG XL', decoded: false },
};

/** Values of PhotometricInterpretation that are refused. */
export const photometrics: Readonly<Record<number, string>> = {
  [-1]: 'unnamed',
  4: 'mask',
  8: 'CIE L*a*b*',
  9: 'ICC L*a*b*',
  10: 'ITU L*a*b*',
  32844: 'LogL',
  32845: 'LogLuv',
};

/** Values of SampleFormat that are refused; 4, "undefined", is read as unsigned. */
export const sampleFormats: Readonly<Record<number, string>> = {
  2: 'signed',
  3: 'floating-point',
  5: 'complex',
  6: 'complex floating-point',
};
