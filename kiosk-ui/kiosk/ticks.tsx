import { useState } from 'preact/hooks';

/** The ticks of one screen, from those of before; nothing is sent until the screen is answered. */
export function useTicks<Sign extends string>(before: readonly Sign[]) {
  const [ticked, setTicked] = useState(before);
  const toggle = (sign: Sign) =>
    setTicked((now) => (now.includes(sign) ? now.filter((one) => one !== sign) : [...now, sign]));
  return { ticked, toggle };
}

interface TicksProps<Sign extends string> {
  readonly signs: readonly Sign[];
  readonly names: Readonly<Record<Sign, string>>;
  readonly ticked: readonly Sign[];
  readonly onToggle: (sign: Sign) => void;
}

/** Signs to touch, as many as hold. */
export function Ticks<Sign extends string>({ signs, names, ticked, onToggle }: TicksProps<Sign>) {
  return (
    <ul class="ticks">
      {signs.map((sign) => (
        <li key={sign}>
          <button
            type="button"
            class="tick"
            data-sign={sign}
            aria-pressed={ticked.includes(sign)}
            onClick={(event) => event.detail < 2 && onToggle(sign)}
          >
            <svg class="tick-box" viewBox="0 0 24 24" aria-hidden="true">
              <rect x="2" y="2" width="20" height="20" rx="5" />
              <path d="M6.5 12.5 10.5 16.5 18 8" />
            </svg>
            {names[sign]}
          </button>
        </li>
      ))}
    </ul>
  );
}
