import type { Cell, Report, Section } from './report.ts';
import { format } from './statistics.ts';

/** The figures and tables of a report as lines for a terminal. */
export function renderText(report: Report): string {
  const trial =
    report.firstPhotos === null
      ? []
      : [`A trial on the first ${report.firstPhotos} photos of each folder: do not quote these figures.`];
  const lines = report.folders.flatMap(({ name, notes, sections }) => [
    '',
    `== ${name} ==`,
    ...notes,
    ...sections.flatMap(sectionLines),
  ]);
  return `${[...trial, ...lines].join('\n')}\n`;
}

const sectionLines = ({ title, figures, tables }: Section): string[] => {
  const figureLines = Object.entries(figures).map(([name, figure]) => `${name}: ${format(figure)}`);
  const tableLines = tables.flatMap((table) => [
    `${table.title}:`,
    `  ${table.columns.join(' | ')}`,
    ...table.rows.map((row) => `  ${row.map(cellText).join(' | ')}`),
  ]);
  const lines = [...figureLines, ...tableLines];
  return lines.length > 0 ? ['', title, ...lines] : [];
};

const cellText = (cell: Cell): string => (typeof cell === 'object' ? format(cell) : String(cell));
