import sharp, { type OverlayOptions } from 'sharp';

/** Stands in for an 80 mm receipt printer; it knows only the commands of our slips. */
export interface Receipt {
  /** One entry per line of paper; pictures as '[raster 576 × 320]', codes as '[qr …]'. */
  readonly lines: readonly string[];
  readonly rasters: readonly { readonly width: number; readonly height: number; readonly black: number }[];
  readonly cuts: number;
  readonly png: Buffer;
}

const paperDots = 576;
const windows1252 = new TextDecoder('windows-1252');

interface Style {
  bold: boolean;
  wide: number;
  high: number;
  centred: boolean;
}

type Printed =
  | { readonly kind: 'text'; readonly text: string; readonly style: Style }
  | { readonly kind: 'raster'; readonly width: number; readonly height: number; readonly bits: Uint8Array }
  | { readonly kind: 'qr'; readonly text: string };

/** @throws Error for an unknown command, and for text or pictures that are wider than the paper */
export async function printReceipt(bytes: Uint8Array): Promise<Receipt> {
  const { printed, cuts } = interpret(bytes);
  const rasters = printed.flatMap((one) => (one.kind === 'raster' ? [one] : []));
  return {
    lines: printed.map((one) =>
      one.kind === 'text'
        ? one.text
        : one.kind === 'qr'
          ? `[qr ${one.text}]`
          : `[raster ${one.width} × ${one.height}]`,
    ),
    rasters: rasters.map(({ width, height, bits }) => ({ width, height, black: countBits(bits) })),
    cuts,
    png: await draw(printed),
  };
}

function interpret(bytes: Uint8Array): { printed: Printed[]; cuts: number } {
  const printed: Printed[] = [];
  let style: Style = { bold: false, wide: 1, high: 1, centred: false };
  let text: number[] = [];
  let textStyle = style;
  let qr = '';
  let cuts = 0;
  let at = 0;
  const next = () => bytes[at++] ?? fail('the bytes end within a command');
  const twoBytes = () => next() + 256 * next();
  const take = (length: number) => {
    at += length;
    return bytes.slice(at - length, at);
  };
  const flush = () => {
    const line = windows1252.decode(Uint8Array.from(text));
    text = [];
    if (line.length * 12 * textStyle.wide > paperDots) fail(`"${line}" is wider than the paper`);
    printed.push({ kind: 'text', text: line, style: line === '' ? style : textStyle });
  };
  while (at < bytes.length) {
    const code = next();
    if (code >= 0x20) {
      if (text.length === 0) textStyle = style;
      text.push(code);
    } else if (code === 0x0a) flush();
    else if (code === 0x0d) continue;
    else if (code === 0x1b) {
      const command = String.fromCharCode(next());
      if (command === '@') style = { bold: false, wide: 1, high: 1, centred: false };
      else if (command === 'E') style = { ...style, bold: next() === 1 };
      else if (command === 'a') style = { ...style, centred: next() === 1 };
      else if (command === 'M') next();
      else if (command === 't') next() === 16 || fail('a code page that is not 1252');
      else fail(`ESC ${command}`);
    } else if (code === 0x1c) {
      next() === 0x2e || fail('FS');
    } else if (code === 0x1d) {
      const command = String.fromCharCode(next());
      if (command === '!') {
        const size = next();
        style = { ...style, wide: (size >> 4) + 1, high: (size & 7) + 1 };
      } else if (command === 'V') {
        cuts += 1;
        next();
      } else if (command === 'v') {
        next();
        next();
        const width = twoBytes() * 8;
        const height = twoBytes();
        if (width > paperDots) fail(`a picture of ${width} dots`);
        const bits = take((width / 8) * height);
        printed.push({ kind: 'raster', width, height, bits });
      } else if (command === '(') {
        next() === 0x6b || fail('GS (');
        const length = twoBytes();
        const [, what, , ...data] = take(length);
        if (what === 80) qr = String.fromCharCode(...data);
        if (what === 81) printed.push({ kind: 'qr', text: qr });
      } else fail(`GS ${command}`);
    } else fail(`control ${code}`);
  }
  return { printed, cuts };
}

function fail(why: string): never {
  throw new Error(`Not for this printer: ${why}`);
}

const countBits = (bits: Uint8Array): number =>
  bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

/** A picture of the paper, good enough to look at. */
async function draw(printed: readonly Printed[]): Promise<Buffer> {
  const layers: OverlayOptions[] = [];
  let y = 24;
  for (const one of printed) {
    if (one.kind === 'raster') {
      layers.push({ input: await rasterPng(one), left: 32, top: y });
      y += one.height;
    } else if (one.kind === 'qr') {
      layers.push({ input: Buffer.from(box), left: 32 + 212, top: y });
      y += 152;
    } else {
      const { wide, high, bold, centred } = one.style;
      const width = one.text.length * 12 * wide;
      const shown = one.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="576" height="${30 * high}"><g transform="scale(${wide} ${high})"><text x="${centred ? (576 - width) / 2 : 0}" y="20" font-family="DejaVu Sans Mono" font-size="20" font-weight="${bold ? 'bold' : 'normal'}" textLength="${one.text.length * 12}" xml:space="preserve">${shown}</text></g></svg>`;
      if (one.text.trim() !== '') layers.push({ input: Buffer.from(svg), left: 32, top: y });
      y += 30 * high;
    }
  }
  return await sharp({ create: { width: 640, height: y + 24, channels: 3, background: 'white' } })
    .composite(layers)
    .png()
    .toBuffer();
}

const box =
  '<svg xmlns="http://www.w3.org/2000/svg" width="152" height="152"><rect width="152" height="152" fill="#888"/></svg>';

const rasterPng = ({ width, height, bits }: Printed & { kind: 'raster' }): Promise<Buffer> =>
  sharp(
    Uint8Array.from({ length: width * height }, (_, i) =>
      ((bits[i >> 3] ?? 0) >> (7 - (i & 7))) & 1 ? 0 : 255,
    ),
    { raw: { width, height, channels: 1 } },
  )
    .png()
    .toBuffer();
