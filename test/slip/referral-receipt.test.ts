import QRCode from 'qrcode';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { slipEscPos } from '../../src/slip/esc-pos.ts';
import { qrRaster } from '../../src/slip/raster.ts';
import type { SlipLine } from '../../src/slip/slip-line.ts';
import { printReceipt } from '../fakes/parts/receipt-printer.ts';
import { linesOf } from './referral-sample.ts';

describe('the referral slip for a receipt printer', () => {
  it('comes out as its lines say, within 576 dots, and is cut once', async () => {
    const { lines, rasters, cuts } = await printReceipt(await slipEscPos(linesOf()));
    await expect(`${lines.map((line) => line.trimEnd()).join('\n')}\n`).toMatchFileSnapshot(
      '../fixtures/slip/referral-receipt.txt',
    );
    expect(cuts).toBe(1);
    // The name of the pharmacist has a letter that the printer lacks: it is drawn.
    expect(lines.join('\n')).not.toContain('ukaszewska');
    expect(rasters.some(({ height, black }) => height < 100 && black > 1500 && black !== 1152)).toBe(true);
  });

  it('gives the same bytes for the same lines', async () => {
    const [one, two] = await Promise.all([slipEscPos(linesOf()), slipEscPos(linesOf())]);
    expect(Buffer.compare(one, two)).toBe(0);
  });

  it('holds no request that a printer would obey in the middle of a picture', async () => {
    // Columns of grey give every byte, including adjacent request bytes.
    const width = 576;
    const columns = Buffer.alloc(width * 64);
    for (let i = 0; i < columns.length; i += 1) {
      const [y, x] = [Math.floor(i / width), i % width];
      const byte = [0x10, 0x04, 0x01, 0x10, 0x14, 0x08, 0x10, 0x05][(x >> 3) % 8] ?? 0;
      columns[i] = y < 60 && (byte >> (7 - (x & 7))) & 1 ? 0 : 255;
    }
    const jpeg = await sharp(columns, { raw: { width, height: 64, channels: 1 } })
      .png()
      .toBuffer();
    const bytes = await slipEscPos([{ kind: 'picture', jpeg, width, height: 64, tallest: 255, spots: [] }]);
    const hex = Buffer.from(bytes).toString('hex').match(/../g)?.join(' ') ?? '';
    expect(hex).toContain('11 04 01 11 14 08 11 05');
    expect(hex).not.toMatch(/10 (04|05|14)/);
  });

  it('has the number’s QR code, module by module', async () => {
    const { grey, width } = await qrRaster('7F3K9QXM', ['Number 7F3K9QXM']);
    const { modules } = QRCode.create('7F3K9QXM', { errorCorrectionLevel: 'M' });
    // Six dots a module, after a white border of four modules.
    const at = (module: number) => (module + 4) * 6 + 3;
    for (let row = -4; row < modules.size + 4; row += 1) {
      for (let column = -4; column < modules.size + 4; column += 1) {
        const isInside = [row, column].every((one) => one >= 0 && one < modules.size);
        const isDark = isInside && Boolean(modules.get(row, column));
        expect((grey[at(row) * width + at(column)] ?? 255) < 128).toBe(isDark);
      }
    }
  });

  it('is, as text alone, exactly these bytes', async () => {
    const text: SlipLine[] = [
      { kind: 'heading', text: 'Skin spot check', date: new Date(0) },
      { kind: 'text', style: 'main', text: 'Please ask the pharmacist about the numbered spots.' },
      { kind: 'text', style: 'item', text: 'Eyelids – “naïve” £ € ±' },
    ];
    const hex = Buffer.from(await slipEscPos(text))
      .toString('hex')
      .replaceAll(/.{64}/g, '$&\n');
    await expect(`${hex}\n`).toMatchFileSnapshot('../fixtures/slip/text.hex');
  });
});
