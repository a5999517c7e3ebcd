import type { ModelReport } from '../../src/analyze/report.ts';
import type { Box } from '../../src/screening/space/geometry.ts';
import type { Figure } from './statistics.ts';

/** The result of `npm run evaluate`: the JSON document, and the source of the page. */
export interface Report {
  /** YYYY-MM-DD */
  readonly made: string;
  readonly part: string;
  /** In a trial, how many photos of each folder were used; null if all were used. */
  readonly firstPhotos: number | null;
  readonly bootstrapDraws: number;
  readonly models: readonly ModelReport[];
  /** Each shipped threshold, and how it was chosen. */
  readonly thresholds: readonly { readonly name: string; readonly value: number; readonly reason: string }[];
  readonly folders: readonly FolderReport[];
}

export interface FolderReport {
  readonly name: string;
  readonly notes: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  /** What the figures mean, for a reader who is not a statistician. */
  readonly text: string;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly tables: readonly Table[];
  readonly plots: readonly Plot[];
  readonly sheets: readonly Sheet[];
}

export type Cell = string | number | Figure;

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Whether points are joined by a line or drawn as dots. */
  readonly drawn: 'line' | 'dots';
  /** 95 % interval of each point, drawn vertically. */
  readonly intervals?: readonly (readonly [low: number, high: number])[];
}

export interface Mark {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export interface CurvePlot {
  readonly kind: 'curves';
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly diagonal: boolean;
  readonly series: readonly Series[];
  readonly marks: readonly Mark[];
}

/** Figures of several groups side by side, such as recall by diameter. */
export interface GroupPlot {
  readonly kind: 'groups';
  readonly title: string;
  readonly x: string;
  readonly y: Axis;
  readonly groups: readonly { readonly label: string; readonly figure: Figure }[];
}

export type Plot = CurvePlot | GroupPlot;

/** Worst cases, listed by name, and with their pictures if --pictures was given. */
export interface Sheet {
  readonly title: string;
  readonly cases: readonly Case[];
}

export interface Case {
  readonly folder: string;
  readonly image: string;
  /** The part of the photo that matters; without it, the whole photo. */
  readonly box: Box | null;
  readonly caption: string;
}

/** A section, most parts of which may be missing. */
export const section = (
  title: string,
  text: string,
  parts: Partial<Omit<Section, 'title' | 'text'>>,
): Section => ({ title, text, figures: {}, tables: [], plots: [], sheets: [], ...parts });

const mostPoints = 400;

/**
 * Shortens a long curve for a plot: drops points within straight runs, then thins to at most this number, ends
 * included.
 */
export function thinned(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const rounded = points.map(([x, y]) => [Number(x.toFixed(4)), Number(y.toFixed(4))] as const);
  const corners = rounded.filter(([x, y], i) => {
    const [before, after] = [rounded[i - 1], rounded[i + 1]];
    return !before || !after || !((x === before[0] && x === after[0]) || (y === before[1] && y === after[1]));
  });
  const step = Math.max(1, (corners.length - 1) / (mostPoints - 1));
  const count = corners.length === 0 ? 0 : Math.floor((corners.length - 1) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, i) => corners[Math.round(i * step)]).filter(
    (point) => point !== undefined,
  );
}
