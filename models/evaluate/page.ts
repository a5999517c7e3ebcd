import { escaped, fixed, tag } from './markup.ts';
import { style } from './page-style.ts';
import { renderPlot } from './plots.ts';
import type { Case, Cell, FolderReport, Report, Section, Sheet, Table } from './report.ts';
import type { Figure } from './statistics.ts';

/**
 * The report as one page that needs neither network nor script.
 * @param pictures JPEGs of the listed cases; undefined if they were not asked for
 */
export function renderPage(report: Report, pictures: ReadonlyMap<Case, Uint8Array> | undefined): string {
  const content = [
    tag('h1', {}, 'Evaluation of the shipped models'),
    tag('p', { class: 'notice' }, 'Research use only. Not a diagnosis.'),
    pictures ? tag('p', { class: 'warning' }, confidential) : '',
    introduction(report),
    contents(report.folders),
    ...report.folders.map((folder, i) => renderFolder(folder, anchor(i), pictures)),
  ];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${tag('title', {}, 'Evaluation of the shipped models')}${tag('style', {}, style)}`;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body><main>${content.join('\n')}</main></body></html>\n`;
}

const confidential =
  'This page holds photographs from the evaluated data. Show it only to those who may see them: some data sets, like the iToBoS photographs in wide-dev, must not be passed on.';

const howToRead =
  'Each figure has its 95 % interval and n, the number of lesions, photos or people on which it rests. Intervals come from drawing whole patients, people or photos again 2000 times (percentile bootstrap). If every observation agrees, the interval is the exact one (binomial or Poisson). A wide interval means that there is too little data to say more.';

function introduction(report: Report): string {
  const trial =
    report.firstPhotos === null
      ? ''
      : tag(
          'p',
          { class: 'warning' },
          `A trial: only the first ${report.firstPhotos} photos of each folder were used. Do not quote these figures.`,
        );
  const models = renderTable({
    title: 'What was measured: the shipped models, run by the kiosk’s own code',
    columns: ['model', 'version', 'run by', 'SHA-256'],
    rows: report.models.map(({ name, version, provider, sha256 }) => [
      name,
      version,
      provider,
      `${sha256.slice(0, 16)}…`,
    ]),
  });
  const thresholds = renderTable({
    title: 'Shipped thresholds',
    columns: ['threshold', 'value', 'how it was chosen'],
    rows: report.thresholds.map(({ name, value, reason }) => [name, value, reason]),
  });
  return [
    tag('p', {}, `Made on ${escaped(report.made)}. ${escaped(howToRead)}`),
    trial,
    models,
    thresholds,
  ].join('');
}

const anchor = (folder: number, part?: number) =>
  part === undefined ? `folder-${folder}` : `folder-${folder}-${part}`;

const link = (to: string, text: string) => tag('a', { href: `#${to}` }, escaped(text));

function contents(folders: readonly FolderReport[]): string {
  const entries = folders.map(({ name, sections }, i) => {
    const parts = sections.map(({ title }, j) => tag('li', {}, link(anchor(i, j), title)));
    return tag('li', {}, link(anchor(i), name) + tag('ul', {}, parts.join('')));
  });
  return tag('nav', { 'aria-label': 'Contents' }, tag('ul', {}, entries.join('')));
}

const renderFolder = (
  folder: FolderReport,
  id: string,
  pictures: ReadonlyMap<Case, Uint8Array> | undefined,
): string =>
  tag(
    'article',
    { id },
    tag('h2', {}, escaped(folder.name)) +
      folder.notes.map((note) => tag('p', { class: 'note' }, escaped(note))).join('') +
      folder.sections.map((own, i) => renderSection(own, `${id}-${i}`, pictures)).join(''),
  );

function renderSection(
  own: Section,
  id: string,
  pictures: ReadonlyMap<Case, Uint8Array> | undefined,
): string {
  const figures = Object.entries(own.figures);
  return tag(
    'section',
    { id },
    [
      tag('h3', {}, escaped(own.title)),
      tag('p', {}, escaped(own.text)),
      figures.length > 0 ? renderFigures(figures) : '',
      ...own.tables.map(renderTable),
      tag('div', { class: 'plots' }, own.plots.map(renderPlot).join('')),
      ...own.sheets.map((sheet) => renderSheet(sheet, pictures)),
    ].join(''),
  );
}

const renderFigures = (figures: readonly (readonly [string, Figure])[]): string =>
  tag(
    'table',
    { class: 'figures' },
    `<thead><tr><th>figure</th><th>value</th><th>95 % interval</th><th></th><th>n</th></tr></thead>` +
      tag(
        'tbody',
        {},
        figures
          .map(([name, figure]) =>
            tag('tr', {}, tag('th', { scope: 'row' }, escaped(name)) + figureCells(figure)),
          )
          .join(''),
      ),
  );

function figureCells(figure: Figure): string {
  const { value, low, high, n } = figure;
  const known = Number.isFinite(value);
  const bounded = known && Number.isFinite(low) && Number.isFinite(high);
  return [
    tag('td', { class: 'number value' }, known ? value.toFixed(3) : 'none'),
    tag('td', { class: 'number' }, bounded ? `${low.toFixed(3)} to ${high.toFixed(3)}` : ''),
    tag('td', {}, bounded && high <= 1 && low >= 0 ? intervalBar(figure) : ''),
    tag('td', { class: 'number' }, String(n)),
  ].join('');
}

/** The interval on a scale from 0 to 1. */
const intervalBar = ({ value, low, high }: Figure): string =>
  tag(
    'svg',
    { viewBox: '0 0 100 12', class: 'bar', 'aria-hidden': 'true' },
    tag('rect', { class: 'scale', x: '0', y: '5', width: '100', height: '2' }) +
      tag('rect', {
        class: 'range',
        x: fixed(low * 100),
        y: '3',
        width: fixed(Math.max(0.5, (high - low) * 100)),
        height: '6',
      }) +
      tag('circle', { cx: fixed(value * 100), cy: '6', r: '4' }),
  );

const renderTable = ({ title, columns, rows }: Table): string =>
  tag(
    'table',
    {},
    tag('caption', {}, escaped(title)) +
      tag(
        'thead',
        {},
        tag('tr', {}, columns.map((name) => tag('th', { scope: 'col' }, escaped(name))).join('')),
      ) +
      tag('tbody', {}, rows.map((row) => tag('tr', {}, row.map(renderCell).join(''))).join('')),
  );

function renderCell(cell: Cell): string {
  if (typeof cell === 'string') return tag('td', {}, escaped(cell));
  if (typeof cell === 'number') return tag('td', { class: 'number' }, String(cell));
  if (!Number.isFinite(cell.value)) return tag('td', { class: 'number' }, `none (n ${cell.n})`);
  const interval = Number.isFinite(cell.low)
    ? `${cell.low.toFixed(2)} to ${cell.high.toFixed(2)}`
    : 'no interval';
  return tag(
    'td',
    { class: 'number' },
    `${cell.value.toFixed(3)}<br>${tag('small', {}, `${interval}, n ${cell.n}`)}`,
  );
}

function renderSheet({ title, cases }: Sheet, pictures: ReadonlyMap<Case, Uint8Array> | undefined): string {
  if (cases.length === 0) return tag('p', {}, `${escaped(title)}: none.`);
  const items = cases.map((own) => {
    const jpeg = pictures?.get(own);
    const picture = jpeg
      ? tag('img', {
          src: `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`,
          alt: own.caption,
        })
      : '';
    return tag('li', {}, picture + escaped(own.caption));
  });
  return tag('h4', {}, escaped(title)) + tag('ol', { class: pictures ? 'sheet' : 'list' }, items.join(''));
}
