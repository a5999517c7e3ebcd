import { type DismissalReason, mostProbable } from '../screening/lesion/lesion.ts';
import { sameAsText } from './lesions-csv.ts';
import type { LesionReport, PhotoReport, Report } from './report.ts';

/** The report for people: a table for each photo, then what the photos say together. */
export function renderTable(report: Report): string {
  const models = report.models.map(({ name, version, provider }) => `${name} ${version} on ${provider}`);
  return [
    ...report.photos.map(renderPhoto),
    ...report.failures.map(({ file, code, message }) =>
      code === 'picture-failed' ? `${message}\n` : `${file}\n  not analysed: ${message}\n`,
    ),
    `Triage: ${report.triage.level} (${report.triage.reasons.join(', ')})`,
    `Models: ${models.join('; ')}. Research use only. Not a diagnosis.`,
  ].join('\n');
}

function renderPhoto(photo: PhotoReport): string {
  const { usable, faults } = photo.quality;
  const head = `${photo.file}  ${photo.width} × ${photo.height}${usable ? '' : `  NOT USABLE: ${faults.join(', ')}`}`;
  const left = [
    ...dismissedAs(photo, 'no-lesion', 'detections dismissed as no lesion'),
    ...dismissedAs(photo, 'off-skin', 'dismissed because no skin surrounds them'),
    ...dismissedAs(photo, 'scale-card', 'on the scale card'),
    photo.scale
      ? `, ${photo.scale.mmPerPixel.toFixed(4)} ± ${photo.scale.error.toFixed(4)} mm per pixel`
      : '',
    photo.scaleFault ? `, no scale: ${photo.scaleFault}` : '',
  ].join('');
  const time = `  ${photo.lesions.length} lesions in ${seconds(photo.timingsMs.total)} s${left}\n  ${stages(photo.timingsMs)}`;
  if (photo.lesions.length === 0) return `${head}\n${time}\n`;
  return [head, time, ...align([columns, ...photo.lesions.map(rowOf)]).map((row) => `  ${row}`), ''].join(
    '\n',
  );
}

/** ", 3 on the scale card"; empty if there are none. */
function dismissedAs({ dismissed }: PhotoReport, reason: DismissalReason, words: string): string[] {
  const count = dismissed.filter((one) => one.reason === reason).length;
  return count > 0 ? [`, ${count} ${words}`] : [];
}

/** Times of the stages. They overlap, so they need not add up to the total. */
function stages({ decode, detect, classify, crops, quality, firstLesion }: PhotoReport['timingsMs']): string {
  const parts = Object.entries({ decode, detect, classify, crops, quality }).map(
    ([stage, ms]) => `${stage} ${seconds(ms)}`,
  );
  const first = firstLesion === null ? '' : `, first lesion after ${seconds(firstLesion)}`;
  return `${parts.join(', ')}${first}`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(2);

const columns = [
  'id',
  'x',
  'y',
  'width',
  'height',
  'found',
  'class',
  'SPL',
  'level',
  'oddness',
  'rank',
  'mm',
  'same as',
];

function rowOf(lesion: LesionReport): string[] {
  const { box } = lesion;
  return [
    lesion.id,
    ...[box.x, box.y, box.width, box.height].map((value) => value.toFixed(0)),
    lesion.confidence.toFixed(2),
    mostProbable(lesion.probabilities),
    lesion.splScore.toFixed(2),
    lesion.doubts.length === 0 ? lesion.level : `${lesion.level} (${lesion.doubts.join(', ')})`,
    lesion.oddness?.toFixed(2) ?? '–',
    lesion.oddnessRank?.toString() ?? '–',
    lesion.size ? `${lesion.size.mm.toFixed(1)} ± ${lesion.size.error.toFixed(1)}` : '–',
    lesion.sameAs ? sameAsText(lesion.sameAs) : '',
  ];
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
