import type { Frame } from '../screening/frame.ts';
import type { Box } from '../screening/geometry.ts';
import type { RankedLesion } from '../screening/lesion.ts';
import { pipelineOf } from '../vision/decode.ts';
import type { CropWindow } from '../vision/resample.ts';
import { type ColourScale, inferno, viridis } from './colour-scale.ts';
import { evidenceMap } from './evidence-map.ts';
import { type Heat, noHeat, paint } from './heat.ts';
import { type Label, placeLabels } from './labels.ts';
import { type OddRange, oddMap, shareOf } from './odd-map.ts';
import { labelText, legendStrip, noticeStrip, stripHeight, svg } from './svg.ts';

/** Longer side of every map: large enough to read, small enough to send to a page. */
const longSide = 1600;
/** A legend needs this much width, however narrow the photo is. */
const leastWidth = 1000;
const fontSize = 22;
/** A map names this many lesions at most: those that matter most to it. */
const mostLabels = 20;

export interface ExplainedLesion
  extends Pick<RankedLesion, 'id' | 'box' | 'splScore' | 'activation' | 'oddness' | 'oddnessRank'> {
  /** The square of the photo that the classifier saw. */
  readonly window: CropWindow;
}

/** Where in the photo the classifier sees evidence for SPL. JPEG. */
export async function drawEvidenceMap(
  frame: Frame,
  lesions: readonly ExplainedLesion[],
): Promise<Uint8Array> {
  const { width, height, scale } = sizeOf(frame);
  const placed = lesions.map(({ window, activation, splScore }) => ({
    activation,
    splScore,
    square: { x: window.x * scale, y: window.y * scale, side: window.side * scale },
  }));
  const labels = lesions
    .toSorted((a, b) => b.splScore - a.splScore)
    .map(({ id, box, splScore }) => ({ box: scaled(box, scale), text: `${id} ${splScore.toFixed(2)}` }));
  return await draw(frame, evidenceMap(width, height, placed), inferno, labels, (top, across) =>
    legendStrip(across, top, inferno, {
      title: 'Evidence for SPL, with the SPL scores',
      from: 'SPL score 0',
      to: '1',
    }),
  );
}

/**
 * How odd each lesion is beside the person's others, numbered by rank. JPEG.
 * @param range over all of the person's photos; null where there are too few lesions to compare
 */
export async function drawOddMap(
  frame: Frame,
  lesions: readonly ExplainedLesion[],
  range: OddRange | null,
): Promise<Uint8Array> {
  const { width, height, scale } = sizeOf(frame);
  if (range === null) {
    return await draw(frame, noHeat(width, height), viridis, [], (top, across) =>
      noticeStrip(across, top, 'Too few lesions to say which is odd'),
    );
  }
  const ranked = lesions.flatMap(({ box, oddness, oddnessRank }) =>
    oddness === null
      ? []
      : [{ box: scaled(box, scale), share: shareOf(oddness, range), rank: oddnessRank ?? 0 }],
  );
  const labels = ranked
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ box, rank }) => ({ box, text: String(rank) }));
  return await draw(frame, oddMap(width, height, ranked), viridis, labels, (top, across) =>
    legendStrip(across, top, viridis, {
      title: 'From common to odd among this person’s lesions, the oddest numbered',
      from: `common ${range.least.toFixed(2)}`,
      to: `${range.most.toFixed(2)} odd`,
    }),
  );
}

function sizeOf(frame: Frame): { width: number; height: number; scale: number } {
  const scale = longSide / Math.max(frame.width, frame.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(frame.width), height: side(frame.height), scale };
}

const scaled = (box: Box, scale: number): Box => ({
  x: box.x * scale,
  y: box.y * scale,
  width: box.width * scale,
  height: box.height * scale,
});

/** The photo, paled so that the colours of the heat stand out, the heat and the labels on it, the strip below. */
async function draw(
  frame: Frame,
  heat: Heat,
  colours: ColourScale,
  labels: readonly Label[],
  strip: (top: number, width: number) => string,
): Promise<Uint8Array> {
  const { width, height } = heat;
  const across = Math.max(width, leastWidth);
  const texts = placeLabels(
    labels.slice(0, mostLabels),
    labels.map(({ box }) => box),
    { width, height },
    fontSize,
  ).map((label) => labelText(label, fontSize));
  const pale = await pipelineOf(frame)
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .modulate({ saturation: 0.25, brightness: 0.8 })
    .raw()
    .toBuffer();
  return await pipelineOf({ width, height, data: pale })
    .extend({ right: across - width, bottom: stripHeight, background: '#ffffff' })
    .composite([
      { input: Buffer.from(paint(heat, colours)), raw: { width, height, channels: 4 }, left: 0, top: 0 },
      { input: svg(across, height + stripHeight, texts.join('') + strip(height, across)) },
    ])
    .jpeg({ quality: 88 })
    .toBuffer();
}
