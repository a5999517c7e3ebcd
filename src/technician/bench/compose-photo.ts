import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { z } from 'zod';

/** 12 megapixels, the size of a usual camera's still. */
const usual = { width: 4000, height: 3000 };
const source = fileURLToPath(new URL('../../../models/demo/composed-back', import.meta.url));

const boxesSchema = z.object({
  boxes: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
});

/**
 * How many of the scene's boxes are considered, the largest first, and how many of these, the most distinct, are used.
 */
const candidates = 16;
const models = 6;
/** Width of a cut-out in diameters of its lesion; it fades out towards its edge. */
const margin = 1.6;

/**
 * A photo of 12 megapixels with this number of lesions on plain skin, cut out of the demonstration's composed scene. It
 * serves to measure time and memory, not to judge what is found. The same number gives the same picture.
 */
export async function composePhoto(lesions: number, megapixels = 12): Promise<Uint8Array> {
  const scale = Math.sqrt((megapixels * 1e6) / (usual.width * usual.height));
  const size = { width: Math.round(usual.width * scale), height: Math.round(usual.height * scale) };
  const cutOuts = await readCutOuts();
  const layers = gridOf(lesions, size).map(({ x, y }, i) => {
    const { picture, side } = cutOuts[i % cutOuts.length] ?? cutOuts[0];
    return { input: picture, left: Math.round(x - side / 2), top: Math.round(y - side / 2) };
  });
  return await sharp(await plainSkin(size), { raw: { ...size, channels: 3 } })
    .composite(layers)
    .jpeg({ quality: 92 })
    .toBuffer();
}

interface CutOut {
  readonly picture: Buffer;
  readonly side: number;
  /** How much darker than the skin around it, in grey levels of 255. */
  readonly contrast: number;
}

type Box = z.infer<typeof boxesSchema>['boxes'][number];

async function readCutOuts(): Promise<readonly [CutOut, ...CutOut[]]> {
  const { boxes } = boxesSchema.parse(JSON.parse(await readFile(`${source}.json`, 'utf8')));
  const largest = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height).slice(0, candidates);
  const cut = await Promise.all(largest.map(cutOut));
  const [first, ...others] = cut.toSorted((a, b) => b.contrast - a.contrast).slice(0, models);
  if (!first) throw new Error(`${source}.json holds no lesion`);
  return [first, ...others];
}

async function cutOut(box: Box): Promise<CutOut> {
  const side = Math.round(Math.max(box.width, box.height) * margin);
  const left = Math.max(0, Math.round(box.x + box.width / 2 - side / 2));
  const top = Math.max(0, Math.round(box.y + box.height / 2 - side / 2));
  const square = await sharp(`${source}.jpg`).extract({ left, top, width: side, height: side }).toBuffer();
  const fading = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><defs><radialGradient id="g">` +
      '<stop offset="0.7" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>' +
      `</radialGradient></defs><rect width="${side}" height="${side}" fill="url(#g)"/></svg>`,
  );
  const picture = await sharp(square)
    .ensureAlpha()
    .composite([{ input: fading, blend: 'dest-in' }])
    .png()
    .toBuffer();
  // Of the nine squares, the middle one shows the lesion and the corners show skin.
  const grey = await sharp(square).greyscale().resize(3, 3, { fit: 'fill' }).raw().toBuffer();
  const corners = [0, 2, 6, 8].map((i) => grey[i] ?? 0);
  return { picture, side, contrast: corners.reduce((sum, one) => sum + one, 0) / 4 - (grey[4] ?? 0) };
}

/** The colour of skin with a little noise, so that the file is as large as a camera's; RGB without a header. */
async function plainSkin({ width, height }: typeof usual): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 4 };
  return await sharp({ create: { width, height, channels: 3, background: '#000', noise } })
    .linear([1, 1, 1], [92, 63, 38])
    .raw()
    .toBuffer();
}

/** Places that are far enough apart, row by row. */
function gridOf(count: number, { width, height }: typeof usual): { x: number; y: number }[] {
  const columns = Math.ceil(Math.sqrt((count * width) / height));
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, i) => ({
    x: ((i % columns) + 0.5) * (width / columns),
    y: (Math.floor(i / columns) + 0.5) * (height / rows),
  }));
}
