import type { CaseView } from '../../src/contract/pharmacist.ts';
import { fill } from '../shared/fill.ts';
import { desk as words } from '../shared/staff-words.ts';
import { LevelTag } from './level-tag.tsx';
import { Retake } from './retake.tsx';
import { timeOf } from './times.ts';

/** The software's result, and every reason for it in words. */
export function Suggestion({ view }: { view: CaseView }) {
  const { triage, customerIsHere, incomplete } = view;
  return (
    <section class="suggestion">
      <div class="suggestion-level">
        <h2>{words.result.title}</h2>
        <LevelTag level={triage?.level ?? null} />
      </div>
      {incomplete ? (
        <p>{words.result.incomplete}</p>
      ) : (
        <ul class="suggestion-reasons" aria-label={words.result.because}>
          {triage?.reasons.map((reason) => (
            <li key={reason} data-reason={reason}>
              {words.reasons[reason]}
            </li>
          ))}
        </ul>
      )}
      <p class="suggestion-customer">
        {customerIsHere ? words.result.here : words.result.gone}{' '}
        {fill(words.queue.expires, { time: timeOf(view.expiresAt) })}.
      </p>
      {view.openOn > 1 && (
        <p class="queue-note" role="status">
          {words.result.elsewhere}
        </p>
      )}
      <Retake view={view} />
    </section>
  );
}
