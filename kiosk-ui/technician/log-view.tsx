import type { LogLine } from '../../src/contract/technician.ts';
import { workshop as words } from '../shared/staff-words.ts';
import { timeOf } from './clock.ts';

/** Shows the log, the newest line first. It is in English, as it is written. */
export function LogView({ lines }: { lines: readonly LogLine[] }) {
  return (
    <section aria-labelledby="log">
      <h2 id="log">{words.log}</h2>
      <p>{words.logNote}</p>
      <ol class="log" lang="en" dir="ltr" tabindex={0} aria-label={words.log}>
        {lines.toReversed().map(({ time, level, event, details }, i) => (
          <li key={`${time} ${i}`} data-level={level}>
            <time>{timeOf(time)}</time> <b>{event}</b> {details.join(', ')}
          </li>
        ))}
      </ol>
    </section>
  );
}
