import type { Frame } from '../screening/space/frame.ts';
import { pipelineOf } from '../vision/pixels/decode.ts';
import { type ColourScale, inferno, viridis } from './colour-scale.ts';
import { type Heat, paint } from './heat.ts';
import { type Label, placeLabels } from './labels.ts';
import type { OddRange } from './odd-map.ts';
import { type ExplainedLesion, evidenceHeat, mapSize, oddHeat, scaled } from './photo-heat.ts';
import { labelText, legendStrip, noticeStrip, stripHeight, svg } from './svg.ts';

/** Longer side of every map: large enough to read, small enough to send to a page. */
const longSide = 1600;
/** A legend needs this much width, however narrow the photo is. */
const leastWidth = 1000;
const fontSize = 22;
/** A map labels at most this many lesions, those that matter most to it. */
const mostLabels = 20;

/** Draws where in the photo the classifier sees evidence for SPL. JPEG. */
export async function drawEvidenceMap(
  frame: Frame,
  lesions: readonly ExplainedLesion[],
): Promise<Uint8Array> {
  const size = mapSize(frame, longSide);
  const labels = lesions
    .toSorted((a, b) => b.splScore - a.splScore)
    .map(({ id, box, splScore }) => ({ box: scaled(box, size.scale), text: `${id} ${splScore.toFixed(2)}` }));
  return await draw(frame, evidenceHeat(size, lesions), inferno, labels, (top, across) =>
    legendStrip(across, top, inferno, {
      title: 'Evidence for SPL, with the SPL scores',
      from: 'SPL score 0',
      to: '1',
    }),
  );
}

/**
 * Draws how odd each lesion is beside the person's others, numbered by rank. JPEG.
 * @param range the oddnesses over all of the person's photos; null if there are too few lesions to compare
 */
export async function drawOddMap(
  frame: Frame,
  lesions: readonly ExplainedLesion[],
  range: OddRange | null,
): Promise<Uint8Array> {
  const size = mapSize(frame, longSide);
  const heat = oddHeat(size, lesions, range);
  if (range === null) {
    return await draw(frame, heat, viridis, [], (top, across) =>
      noticeStrip(across, top, 'Too few lesions to say which is odd'),
    );
  }
  const labels = lesions
    .flatMap(({ box, oddnessRank }) =>
      oddnessRank === null ? [] : [{ box: scaled(box, size.scale), rank: oddnessRank }],
    )
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ box, rank }) => ({ box, text: String(rank) }));
  return await draw(frame, heat, viridis, labels, (top, across) =>
    legendStrip(across, top, viridis, {
      title: 'From common to odd among this person’s lesions, the oddest numbered',
      from: `common ${range.least.toFixed(2)}`,
      to: `${range.most.toFixed(2)} odd`,
    }),
  );
}

/** Draws the heat and the labels over a photo, paled so that the colours stand out, with the strip below. */
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
