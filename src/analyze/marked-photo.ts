import { type Label, placeLabels } from '../explain/labels.ts';
import { labelText, svg } from '../explain/svg.ts';
import type { Lesion, Level } from '../screening/lesion/lesion.ts';
import type { Frame } from '../screening/space/frame.ts';
import { centreOf, diameterOf } from '../screening/space/geometry.ts';
import { pipelineOf } from '../vision/pixels/decode.ts';

/** How each level looks: the rings differ in number and dash, not in colour alone (RULES.md 12). */
const marks: Record<Level, { readonly colour: string; readonly rings: number; readonly dash: string }> = {
  none: { colour: '#ffffff', rings: 1, dash: '' },
  follow: { colour: '#ffd400', rings: 2, dash: '' },
  refer: { colour: '#ff3b30', rings: 3, dash: '' },
  unassessable: { colour: '#ffffff', rings: 1, dash: '6 5' },
};

type MarkedLesion = Pick<Lesion, 'id' | 'box' | 'level'>;

/** JPEG of the photo with every lesion ringed and named by its id. */
export async function markPhoto(frame: Frame, lesions: readonly MarkedLesion[]): Promise<Uint8Array> {
  const { width, height } = frame;
  const unit = Math.max(1, Math.min(width, height) / 600);
  const rings = lesions.map((lesion) => ringsOf(lesion, unit, frame));
  const labels = rings.map(({ label }) => label);
  const boxes = labels.map(({ box }) => box);
  const texts = placeLabels(labels, boxes, frame, 12 * unit).map((label, i) =>
    labelText(label, 12 * unit, rings[i]?.colour),
  );
  return await pipelineOf(frame)
    .composite([{ input: svg(width, height, [...rings.map((ring) => ring.drawing), ...texts].join('')) }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

interface Rings {
  readonly drawing: string;
  readonly colour: string;
  /** Its box is that of the outermost ring. */
  readonly label: Label;
}

function ringsOf({ id, box, level }: MarkedLesion, unit: number, frame: Frame): Rings {
  const { x, y } = centreOf(box);
  const { colour, rings, dash } = marks[level];
  // The box of a close-up is the whole photo, so its rings are drawn inside the picture.
  const widest = Math.min(frame.width, frame.height) / 2 - 4 * unit;
  const radii = Array.from(
    { length: rings },
    (_, i) => Math.min(diameterOf(box) * 0.75 + unit * 3, widest - unit * 5 * rings) + unit * 5 * i,
  );
  // A dark ring under the light one, so that it shows on any skin.
  const circle = (r: number, stroke: string, thickness: number) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${stroke}" stroke-width="${thickness}" stroke-dasharray="${dash}"/>`;
  const outer = radii.at(-1) ?? 0;
  return {
    drawing: radii.map((r) => circle(r, '#000000', 3.5 * unit) + circle(r, colour, 1.8 * unit)).join(''),
    colour,
    label: {
      text: `${id}${level === 'none' ? '' : ` ${level}`}`,
      box: { x: x - outer, y: y - outer, width: 2 * outer, height: 2 * outer },
    },
  };
}
