import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { isWestern } from './fonts.ts';
import { linesOf } from './paragraph.ts';
import { photoRaster, qrRaster, ruleRaster, spotRaster } from './raster.ts';
import { bodyMapRaster } from './raster-map.ts';
import type { Raster } from './raster-parts.ts';
import { fillInRaster, itemRaster, textRaster } from './raster-text.ts';
import type { SlipLine } from './slip-line.ts';

/** Characters of 12 dots each, in lines of 30 dots. */
const columns = 48;
const lineDots = 30;
const bullet = '•';
const feedBeforeCut = 4;

/** RULES.md 14 and 15, in dots: 300 mm less 10 mm that the printer feeds at both ends. */
const longest = 2318;

/**
 * Text styles: `size` in points for letters that the printer lacks, to match the printer's own; `dense` for all text of a
 * slip that would be too long.
 */
const styles = {
  main: { bold: true, wide: 1, high: 2, size: 13, dense: 9.5 },
  strong: { bold: true, wide: 1, high: 1, size: 9, dense: 7 },
  plain: { bold: false, wide: 1, high: 1, size: 9, dense: 6.5 },
  heading: { bold: true, wide: 2, high: 2, size: 16, dense: 11 },
} as const;

const item = { size: 8, dense: 6.5, bold: false } as const;
/** Smaller than the printer's own letters, so it is drawn. */
const small = { size: 7, dense: 6, bold: false } as const;

/**
 * The bytes of a slip for an 80 mm printer that speaks ESC/POS. Text is in code page 1252; other letters and every
 * picture are raster, and so is all text of a slip that would be too long. The same lines give the same bytes.
 */
export async function slipEscPos(lines: readonly SlipLine[]): Promise<Uint8Array> {
  const usual = await rollOf(lines, false);
  const roll = usual.height <= longest ? usual : await rollOf(lines, true);
  return withoutRequests(roll.end());
}

async function rollOf(lines: readonly SlipLine[], isDense: boolean): Promise<Roll> {
  const roll = new Roll(isDense);
  for (const line of lines) await roll.add(line);
  return roll;
}

/** Bytes after DLE (16) that make a request which the printer obeys at once, wherever it is: EOT, ENQ and DC4. */
const dle = 0x10;
const requests = [0x04, 0x05, 0x14];

/** Only pictures can hold the bytes of such a request, by chance: one more dot breaks it up. */
const withoutRequests = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, i) => (byte === dle && requests.includes(bytes[i + 1] ?? 0) ? dle + 1 : byte));

/** The paper of one slip. */
class Roll {
  readonly #isDense: boolean;
  readonly #encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    imageMode: 'raster',
    codepageMapping: 'epson',
    feedBeforeCut,
    feedAfterBlock: false,
  });
  /** Dots. */
  height = feedBeforeCut * lineDots;

  constructor(isDense: boolean) {
    this.#isDense = isDense;
    this.#encoder.initialize().codepage('windows1252');
  }

  end(): Uint8Array {
    return this.#encoder.cut('partial').encode();
  }

  async add(line: SlipLine): Promise<void> {
    switch (line.kind) {
      case 'heading':
        return await this.#text(line.text, 'heading');
      case 'text':
        if (line.style === 'item') return await this.#item(line.text);
        if (line.style === 'small') return this.#raster(await textRaster(line.text, this.#sized(small)));
        return await this.#text(line.text, line.style);
      case 'notice':
        this.#rule();
        await this.#text(line.text, 'strong');
        return this.#rule();
      case 'rule':
        return this.#rule();
      case 'fill-in':
        return this.#raster(await fillInRaster(line.labels));
      case 'qr':
        return this.#raster(await qrRaster(line.code, line.beside));
      case 'picture':
        return this.#raster(await photoRaster(line));
      case 'spot':
        return this.#raster(await spotRaster(line));
      case 'body-map':
        return this.#raster(await bodyMapRaster(line));
    }
  }

  async #text(text: string, name: keyof typeof styles): Promise<void> {
    const style = styles[name];
    if (this.#isDense || !isWestern(text)) return this.#raster(await textRaster(text, this.#sized(style)));
    const { bold, wide, high } = style;
    this.#encoder.bold(bold).size(wide, high).line(text).size(1, 1).bold(false);
    this.height += printedLines(text, columns / wide) * lineDots * high;
  }

  async #item(text: string): Promise<void> {
    if (this.#isDense || !isWestern(text)) return this.#raster(await itemRaster(text, this.#sized(item)));
    this.#encoder.table([{ width: 2 }, { width: columns - 2 }], [[bullet, text]]);
    this.height += printedLines(text, columns - 2) * lineDots;
  }

  #rule(): void {
    this.#raster(ruleRaster(this.#isDense ? 8 : 16));
  }

  #sized({ size, dense, bold }: { readonly size: number; readonly dense: number; readonly bold: boolean }) {
    return this.#isDense ? { size: dense, around: 1, bold } : { size, around: 4, bold };
  }

  #raster({ grey, width, height, isPhoto }: Raster): void {
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    for (const [i, value] of grey.entries()) data.fill(value, i * 4, i * 4 + 3);
    this.#encoder.image({ data, width, height }, width, height, isPhoto ? 'atkinson' : 'threshold');
    this.height += height;
  }
}

const printedLines = (text: string, width: number): number =>
  linesOf(text, { width }, (piece) => piece.length).length;
