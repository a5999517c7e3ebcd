import { fill } from '../shared/fill.ts';
import { workshop as words } from '../shared/staff-words.ts';
import { minuteOf } from './clock.ts';

export interface Line {
  /** Empty if there is only one line. */
  readonly name: string;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

const dayMs = 24 * 3_600_000;
/** In units of the drawing. */
const width = 480;
const height = 120;

/** Plots lines over the last 24 hours, from 0 to a round number above the highest value. */
export function Plot({ title, lines }: { title: string; lines: readonly Line[] }) {
  const drawn = lines.filter(({ points }) => points.length > 0);
  const all = drawn.flatMap(({ points }) => points);
  const end = Math.max(...all.map(({ at }) => at));
  const top = roundAbove(Math.max(1, ...all.map(({ value }) => value)));
  const x = (at: number) => width * (1 - (end - at) / dayMs);
  const y = (value: number) => height * (1 - value / top);
  return (
    <figure class="plot">
      <figcaption>{title}</figcaption>
      {drawn.length === 0 ? (
        <p>{words.noData}</p>
      ) : (
        <svg viewBox={`-44 -8 ${width + 52} ${height + 28}`} role="img" aria-label={title}>
          <path class="axis" d={`M0 0V${height}H${width}`} />
          <text x="-6" y="6" text-anchor="end">
            {top}
          </text>
          <text x="-6" y={height} text-anchor="end">
            0
          </text>
          {[24, 18, 12, 6, 0].map((hours) => (
            <text key={hours} x={x(end - hours * 3_600_000)} y={height + 16} text-anchor="middle">
              {hours === 0 ? minuteOf(new Date(end).toISOString()) : `−${hours} h`}
            </text>
          ))}
          {drawn.map(({ name, points }, i) => (
            <polyline
              key={name}
              class={`line line-${i}`}
              points={points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
            />
          ))}
        </svg>
      )}
      <ul>
        {drawn.map(({ name, points }, i) => (
          <li key={name} class={`key key-${i}`}>
            {name}{' '}
            {fill(words.newest, {
              value: points.at(-1)?.value.toFixed(0) ?? '',
              highest: Math.max(...points.map(({ value }) => value)).toFixed(0),
            })}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** 83 → 100, 412 → 500 */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}
