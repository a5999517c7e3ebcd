import { type ColourScale, colourAt } from './colour-scale.ts';
import type { PlacedLabel } from './labels.ts';

const font = 'DejaVu Sans, sans-serif';

/** Every picture says so (RULES.md 9). */
const notice = 'Research use only. Not a diagnosis.';

/** Height of the strip below a picture that holds its legend. */
export const stripHeight = 96;

export const svg = (width: number, height: number, content: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${font}">${content}</svg>`,
  );

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Outlined in black, so that it shows on any skin. */
export const labelText = ({ text, place }: PlacedLabel, fontSize: number, colour = '#ffffff'): string =>
  `<text x="${place.x + place.width / 2}" y="${place.y + place.height * 0.78}" font-size="${fontSize}" font-weight="bold" text-anchor="middle" fill="${colour}" stroke="#000000" stroke-width="${fontSize / 5}" paint-order="stroke">${escapeXml(text)}</text>`;

export interface Legend {
  readonly title: string;
  /** What the two ends of the colour scale mean. */
  readonly from: string;
  readonly to: string;
}

/** The strip below a picture: the title, the scale with its ends, the notice. */
export function legendStrip(width: number, top: number, scale: ColourScale, legend: Legend): string {
  const stops = Array.from({ length: 17 }, (_, i) => {
    const [red, green, blue] = colourAt(scale, i / 16);
    return `<stop offset="${i / 16}" stop-color="rgb(${red},${green},${blue})"/>`;
  }).join('');
  const bar = { x: width * 0.3, width: width * 0.4, y: top + 52, height: 24 };
  const baseline = bar.y + 19;
  return [
    `<defs><linearGradient id="scale">${stops}</linearGradient></defs>`,
    stripText(legend.title, 16, top + 32, 22),
    stripText(notice, width - 16, top + 32, 18, 'end'),
    `<rect x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}" fill="url(#scale)" stroke="#000000"/>`,
    stripText(legend.from, bar.x - 10, baseline, 20, 'end'),
    stripText(legend.to, bar.x + bar.width + 10, baseline, 20),
  ].join('');
}

/** The strip of a picture that has nothing to show on a scale. */
export const noticeStrip = (width: number, top: number, title: string): string =>
  stripText(title, 16, top + 32, 22) + stripText(notice, width - 16, top + 32, 18, 'end');

const stripText = (text: string, x: number, y: number, size: number, anchor = 'start'): string =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="#000000">${escapeXml(text)}</text>`;
