import { escaped, fixed, tag } from './markup.ts';
import type { Axis, CurvePlot, GroupPlot, Plot, Series } from './report.ts';

/** Size of every plot in SVG units, and its margins. */
const width = 420;
const height = 340;
const margin = { left: 52, right: 14, top: 12, bottom: 46 };
const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };

/** Colours that colour-blind readers can tell apart (Okabe and Ito 2008); dashes tell them apart in print. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
const dashes = ['none', '7 3', '2 3', '9 3 2 3', '12 4', '4 4'];

/** A plot as SVG, with its title as text for people who can't see it. */
export function renderPlot(plot: Plot): string {
  const drawing = plot.kind === 'curves' ? curvesOf(plot) : groupsOf(plot);
  return tag(
    'figure',
    {},
    tag('figcaption', {}, escaped(plot.title)) +
      tag('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': plot.title }, drawing) +
      (plot.kind === 'curves' ? legendOf(plot.series) : ''),
  );
}

const across = (axis: Axis, value: number) =>
  margin.left + (inner.width * (value - axis.from)) / (axis.to - axis.from);
const upwards = (axis: Axis, value: number) =>
  margin.top + inner.height * (1 - (value - axis.from) / (axis.to - axis.from));

function curvesOf({ x, y, diagonal, series, marks }: CurvePlot): string {
  const at = ([px, py]: readonly [number, number]) => [across(x, px), upwards(y, py)] as const;
  const corners = [at([x.from, y.from]), at([x.to, y.to])] as const;
  return [
    yAxis(y),
    xTicks(x),
    diagonal ? line(corners[0], corners[1], 'diagonal') : '',
    ...series.map((own, i) => drawSeries(own, x, y, i)),
    ...marks
      .filter((mark) => mark.x <= x.to && Number.isFinite(mark.y))
      .map((mark) => markAt(mark.label, at([mark.x, mark.y]))),
  ].join('');
}

function drawSeries(series: Series, x: Axis, y: Axis, index: number): string {
  const colour = colours[index % colours.length] ?? '';
  // Points beyond the axis are cut off; a curve that leaves goes to the edge.
  const points = series.points
    .filter(([px]) => px <= x.to)
    .map(([px, py]) => [across(x, px), upwards(y, py)] as const);
  const bars = (series.intervals ?? []).map(([low, high], i) =>
    bar(points[i]?.[0] ?? 0, upwards(y, low), upwards(y, high), colour),
  );
  const drawn =
    series.drawn === 'line'
      ? tag('polyline', {
          class: 'curve',
          points: points.map((point) => point.map(fixed).join(',')).join(' '),
          stroke: colour,
          'stroke-dasharray': dashes[index % dashes.length] ?? 'none',
        })
      : points
          .map(([cx, cy]) => tag('circle', { cx: fixed(cx), cy: fixed(cy), r: '4', fill: colour }))
          .join('');
  return bars.join('') + drawn;
}

/** An interval, if there is one. */
const bar = (x: number, low: number, high: number, stroke: string): string =>
  Number.isFinite(low) && Number.isFinite(high)
    ? tag('g', { stroke }, line([x, low], [x, high], 'interval'))
    : '';

function markAt(label: string, [x, y]: readonly [number, number]): string {
  // The label stands where there is room: a point at the upper left has it below and to the right.
  const isRight = x > width - 110;
  return (
    tag('path', {
      class: 'mark',
      d: `M ${fixed(x)} ${fixed(y - 6)} l 6 6 l -6 6 l -6 -6 z`,
    }) + text(label, isRight ? x - 10 : x + 10, y + 14, isRight ? 'end' : 'start')
  );
}

function groupsOf({ x, y, groups }: GroupPlot): string {
  const step = inner.width / Math.max(1, groups.length);
  const drawn = groups.map(({ label, figure }, i) => {
    const centre = margin.left + (i + 0.5) * step;
    const names =
      text(label, centre, height - margin.bottom + 16, 'middle') +
      text(`n ${figure.n}`, centre, height - margin.bottom + 29, 'middle', 'small');
    if (!Number.isFinite(figure.value)) return names;
    const colour = colours[0] ?? '';
    const dot = { cx: fixed(centre), cy: fixed(upwards(y, figure.value)), r: '4.5', fill: colour };
    return bar(centre, upwards(y, figure.low), upwards(y, figure.high), colour) + tag('circle', dot) + names;
  });
  return yAxis(y) + drawn.join('') + text(x, margin.left + inner.width / 2, height - 4, 'middle', 'label');
}

const ticks = 5;

function yAxis(axis: Axis): string {
  const lines = Array.from({ length: ticks + 1 }, (_, i) => {
    const value = axis.from + ((axis.to - axis.from) * i) / ticks;
    const y = upwards(axis, value);
    return (
      line([margin.left, y], [width - margin.right, y], 'grid') +
      text(tick(value), margin.left - 6, y + 4, 'end')
    );
  });
  const middle = margin.top + inner.height / 2;
  const label = tag(
    'text',
    { class: 'label', 'text-anchor': 'middle', transform: `translate(13 ${fixed(middle)}) rotate(-90)` },
    escaped(axis.label),
  );
  return lines.join('') + label;
}

function xTicks(axis: Axis): string {
  const count =
    Number.isInteger(axis.to - axis.from) && axis.to - axis.from > 1 ? axis.to - axis.from : ticks;
  const labels = Array.from({ length: count + 1 }, (_, i) => {
    const value = axis.from + ((axis.to - axis.from) * i) / count;
    return text(tick(value), across(axis, value), height - margin.bottom + 16, 'middle');
  });
  return labels.join('') + text(axis.label, margin.left + inner.width / 2, height - 8, 'middle', 'label');
}

const tick = (value: number) => String(Number(value.toFixed(2)));

const line = (from: readonly [number, number], to: readonly [number, number], kind: string) =>
  tag('line', { class: kind, x1: fixed(from[0]), y1: fixed(from[1]), x2: fixed(to[0]), y2: fixed(to[1]) });

const text = (content: string, x: number, y: number, anchor: string, kind = 'tick') =>
  tag('text', { class: kind, x: fixed(x), y: fixed(y), 'text-anchor': anchor }, escaped(content));

function legendOf(series: readonly Series[]): string {
  if (series.length < 2) return '';
  const entries = series.map(({ name, drawn }, i) => {
    const colour = colours[i % colours.length] ?? '';
    const sample =
      drawn === 'line'
        ? tag('line', {
            x1: '0',
            y1: '6',
            x2: '28',
            y2: '6',
            class: 'curve',
            stroke: colour,
            'stroke-dasharray': dashes[i % dashes.length] ?? 'none',
          })
        : tag('circle', { cx: '14', cy: '6', r: '4', fill: colour });
    return tag(
      'li',
      {},
      tag('svg', { viewBox: '0 0 28 12', class: 'sample', 'aria-hidden': 'true' }, sample) + escaped(name),
    );
  });
  return tag('ul', { class: 'legend' }, entries.join(''));
}
