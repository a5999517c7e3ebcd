import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { isWestern } from './fonts.ts';
import { photoRaster, qrRaster, ruleRaster, spotRaster } from './raster.ts';
import { bodyMapRaster } from './raster-map.ts';
import type { Raster } from './raster-parts.ts';
import { fillInRaster, itemRaster, textRaster } from './raster-text.ts';
import type { SlipLine } from './slip-line.ts';

/** Characters of 12 dots each. */
const columns = 48;
const bullet = '•';

/** Sizes in points for text in letters that the printer lacks, to match the printer's own. */
const styles = {
  main: { bold: true, wide: 1, high: 2, size: 13 },
  strong: { bold: true, wide: 1, high: 1, size: 9 },
  plain: { bold: false, wide: 1, high: 1, size: 9 },
  heading: { bold: true, wide: 2, high: 2, size: 16 },
} as const;

/** Smaller than the printer's own letters, so it is drawn. */
const small = { size: 7, bold: false } as const;

/**
 * The bytes of a slip for an 80 mm printer that speaks ESC/POS. Text is in code page 1252; other letters and every
 * picture are raster. The same lines give the same bytes.
 */
export async function slipEscPos(lines: readonly SlipLine[]): Promise<Uint8Array> {
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    imageMode: 'raster',
    codepageMapping: 'epson',
    feedBeforeCut: 4,
    feedAfterBlock: false,
  });
  encoder.initialize().codepage('windows1252');
  for (const line of lines) await add(encoder, line);
  return withoutRequests(encoder.cut('partial').encode());
}

/** Bytes after DLE (16) that make a request which the printer obeys at once, wherever it is: EOT, ENQ and DC4. */
const dle = 0x10;
const requests = [0x04, 0x05, 0x14];

/** Only pictures can hold the bytes of such a request, by chance: one more dot breaks it up. */
const withoutRequests = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, i) => (byte === dle && requests.includes(bytes[i + 1] ?? 0) ? dle + 1 : byte));

async function add(encoder: ReceiptPrinterEncoder, line: SlipLine): Promise<void> {
  switch (line.kind) {
    case 'heading':
      return await addText(encoder, line.text, 'heading');
    case 'text':
      if (line.style === 'item') return await addItem(encoder, line.text);
      if (line.style === 'small') return addRaster(encoder, await textRaster(line.text, small));
      return await addText(encoder, line.text, line.style);
    case 'notice':
      addRaster(encoder, ruleRaster());
      await addText(encoder, line.text, 'strong');
      return addRaster(encoder, ruleRaster());
    case 'rule':
      return addRaster(encoder, ruleRaster());
    case 'fill-in':
      return addRaster(encoder, await fillInRaster(line.labels));
    case 'qr':
      return addRaster(encoder, await qrRaster(line.code, line.beside));
    case 'picture':
      return addRaster(encoder, await photoRaster(line));
    case 'spot':
      return addRaster(encoder, await spotRaster(line));
    case 'body-map':
      return addRaster(encoder, await bodyMapRaster(line));
  }
}

async function addText(
  encoder: ReceiptPrinterEncoder,
  text: string,
  style: keyof typeof styles,
): Promise<void> {
  const { bold, wide, high, size } = styles[style];
  if (!isWestern(text)) return addRaster(encoder, await textRaster(text, { size, bold }));
  encoder.bold(bold).size(wide, high).line(text).size(1, 1).bold(false);
}

async function addItem(encoder: ReceiptPrinterEncoder, text: string): Promise<void> {
  if (!isWestern(text)) {
    return addRaster(encoder, await itemRaster(text, { size: 8, bold: false }));
  }
  encoder.table([{ width: 2 }, { width: columns - 2 }], [[bullet, text]]);
}

function addRaster(encoder: ReceiptPrinterEncoder, { grey, width, height, isPhoto }: Raster): void {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [i, value] of grey.entries()) data.fill(value, i * 4, i * 4 + 3);
  encoder.image({ data, width, height }, width, height, isPhoto ? 'atkinson' : 'threshold');
}
