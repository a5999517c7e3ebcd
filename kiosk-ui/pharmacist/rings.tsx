import type { LesionView, Level } from '../../src/contract/pharmacist.ts';
import { desk as words } from '../shared/staff-words.ts';

/** How a band looks: the rings differ in number as well as in colour (RULES.md 12). */
const ringsOf: Record<Level, number> = { none: 1, follow: 2, refer: 3, unassessable: 1 };

interface RingsProps {
  readonly cx: number;
  readonly cy: number;
  /** Radius of the innermost ring. */
  readonly radius: number;
  readonly level: Level;
  /** Units of the drawing per pixel of the screen. */
  readonly unit: number;
}

const ringGap = 3.6;

export const outerRadius = (radius: number, level: Level, unit: number): number =>
  radius + (ringsOf[level] - 1) * ringGap * unit;

/** A light line with a dark edge, so that it shows on any skin. */
export function Rings({ cx, cy, radius, level, unit }: RingsProps) {
  // Seven dashes at any size.
  const dash = level === 'unassessable' ? `${(Math.PI * radius) / 7} ${(Math.PI * radius) / 7}` : undefined;
  const radii = Array.from({ length: ringsOf[level] }, (_, i) => radius + i * ringGap * unit);
  return (
    <g class="rings" data-level={level}>
      {radii.map((r) => (
        <circle key={`casing ${r}`} class="rings-casing" cx={cx} cy={cy} r={r} stroke-width={3.2 * unit} />
      ))}
      {radii.map((r) => (
        <circle
          key={r}
          class="rings-line"
          cx={cx}
          cy={cy}
          r={r}
          stroke-width={1.7 * unit}
          stroke-dasharray={dash}
        />
      ))}
    </g>
  );
}

/** The mark of a band beside its name. */
export function BandTag({ level, short = false }: { level: Level; short?: boolean }) {
  return (
    <span class="band-tag" data-level={level}>
      <svg viewBox="0 0 32 32" role="img" aria-label={words.bandMarks[level]}>
        <rect width="32" height="32" rx="5" />
        <Rings cx={16} cy={16} radius={5} level={level} unit={1.1} />
      </svg>
      {!short && words.bandNames[level]}
    </span>
  );
}

/** The number as on the customer's screen and slip, filled; in outline for a lesion that is not numbered there. */
export const NumberTag = ({ lesion }: { lesion: Pick<LesionView, 'number' | 'toShow'> }) => (
  <span class="number-tag" data-shown={lesion.toShow}>
    {lesion.number}
  </span>
);
