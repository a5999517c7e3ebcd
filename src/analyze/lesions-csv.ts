import { lesionClasses } from '../screening/lesion/lesion.ts';
import type { LesionReport, PhotoReport } from './report.ts';

const columns = [
  ...['photo', 'lesion', 'x', 'y', 'width', 'height', 'confidence'],
  ...lesionClasses,
  ...['splScore', 'level', 'moved', 'doubts', 'oddness', 'oddnessRank', 'sameAs'],
  ...['diameterMm', 'diameterMmError', 'pigmented'],
];

/** One row per lesion, then the dismissed detections with the level `dismissed`; RFC 4180. */
export function lesionsCsv(photos: readonly Pick<PhotoReport, 'file' | 'lesions' | 'dismissed'>[]): string {
  const rows = photos.flatMap(({ file, lesions, dismissed }) => [
    ...lesions.map((lesion) => rowOf(file, lesion)),
    ...dismissed.map((detection) =>
      rowOf(file, {
        ...detection,
        level: 'dismissed',
        oddness: null,
        oddnessRank: null,
        moved: null,
        doubts: [],
        size: null,
        sameAs: null,
      }),
    ),
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

type Row = Omit<LesionReport, 'level'> & { readonly level: LesionReport['level'] | 'dismissed' };

function rowOf(file: string, lesion: Row): (string | number | null)[] {
  const { id, box, confidence, probabilities, splScore, level, moved, doubts } = lesion;
  const { oddness, oddnessRank, size, sameAs, pigmented } = lesion;
  return [
    ...[file, id, box.x, box.y, box.width, box.height, confidence],
    ...lesionClasses.map((name) => probabilities[name]),
    ...[splScore, level, moved, doubts.join(' '), oddness, oddnessRank, sameAs && sameAsText(sameAs)],
    ...[size?.mm ?? null, size?.error ?? null, pigmented === null ? null : String(pigmented)],
  ];
}

/** "photo 1 L3", as the montage names it. */
export const sameAsText = ({ photo, lesion }: NonNullable<LesionReport['sameAs']>): string =>
  `photo ${photo} ${lesion}`;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Math.round(value * 10_000) / 10_000);
  // A spreadsheet would treat a name that begins like a formula as one.
  const safe = /^[=+\-@]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
