import type { Frame } from '../screening/frame.ts';
import { centreOf, diameterOf } from '../screening/geometry.ts';
import type { Level } from '../screening/lesion.ts';
import { pipelineOf } from '../vision/decode.ts';
import type { LesionReport } from './report.ts';

/** How a level looks: never by colour alone, so the ring differs too (method.md: the paper's three marks). */
const marks: Record<Level, { readonly colour: string; readonly rings: number; readonly dash: string }> = {
  none: { colour: '#ffffff', rings: 1, dash: '' },
  follow: { colour: '#ffd400', rings: 2, dash: '' },
  refer: { colour: '#ff3b30', rings: 3, dash: '' },
  unassessable: { colour: '#ffffff', rings: 1, dash: '6 5' },
};

type MarkedLesion = Pick<LesionReport, 'id' | 'box' | 'level'>;

/** JPEG of the photo with every lesion ringed and named by its id. */
export async function markPhoto(frame: Frame, lesions: readonly MarkedLesion[]): Promise<Uint8Array> {
  const { width, height } = frame;
  const unit = Math.max(1, Math.min(width, height) / 600);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans, sans-serif" font-weight="bold">${lesions.map((lesion) => mark(lesion, unit, frame)).join('')}</svg>`;
  return await pipelineOf(frame)
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

function mark({ id, box, level }: MarkedLesion, unit: number, frame: Frame): string {
  const { x, y } = centreOf(box);
  const { colour, rings, dash } = marks[level];
  // A close-up's box is the whole photo: its rings stay inside the picture.
  const widest = Math.min(frame.width, frame.height) / 2 - 4 * unit;
  const radii = Array.from(
    { length: rings },
    (_, i) => Math.min(diameterOf(box) * 0.75 + unit * 3, widest - unit * 5 * rings) + unit * 5 * i,
  );
  const outer = radii.at(-1) ?? 0;
  // Dark under light, so that a ring shows on any skin.
  const circle = (r: number, stroke: string, thickness: number) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${stroke}" stroke-width="${thickness}" stroke-dasharray="${dash}"/>`;
  const label = `${id.slice(1)}${level === 'none' ? '' : ` ${level}`}`;
  const anchor = x + outer + 8 * unit * label.length > frame.width ? 'end' : 'start';
  const labelX = anchor === 'end' ? x - outer : x + outer;
  return [
    ...radii.map((r) => circle(r, '#000000', 3.5 * unit) + circle(r, colour, 1.8 * unit)),
    `<text x="${labelX}" y="${Math.max(14 * unit, y - outer)}" font-size="${12 * unit}" text-anchor="${anchor}" fill="${colour}" stroke="#000000" stroke-width="${2.5 * unit}" paint-order="stroke">${label}</text>`,
  ].join('');
}
