import type { CheckView, SentenceView } from '../../src/contract/technician.ts';
import { fill } from '../shared/fill.ts';
import { doctor, workshop as words } from '../shared/staff-words.ts';

const order = ['failed', 'degraded'];

/** What needs the technician, failed before degraded, each with what to do; nothing where all is well. */
export function WhatIsWrong({ checks }: { checks: readonly CheckView[] }) {
  const wrong = checks
    .filter(({ status }) => status !== 'ok')
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return wrong.length === 0 ? null : <Table id="wrong" title={words.wrong} checks={wrong} />;
}

export function WhatIsFine({ checks }: { checks: readonly CheckView[] }) {
  return <Table id="checks" title={words.checks} checks={checks.filter(({ status }) => status === 'ok')} />;
}

function Table({ id, title, checks }: { id: string; title: string; checks: readonly CheckView[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table class="checks">
        <tbody>
          {checks.map(({ name, status, value, remedy, sentences }) => (
            <tr key={name} data-status={status}>
              <td class="status">{words.statuses[status]}</td>
              <th scope="row">{name}</th>
              <td>
                {remedy !== null && <Said text={remedy} sentence={sentences.remedy} kind="remedy" />}
                <Said text={value} sentence={sentences.value} kind="value" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface SaidProps {
  /** As `npm run doctor` prints it, in English. */
  readonly text: string;
  readonly sentence: SentenceView | null;
  readonly kind: 'remedy' | 'value';
}

/** A sentence in the staff's language. Text that is none of ours, or newer than this page, stays as it is. */
function Said({ text, sentence, kind }: SaidProps) {
  const sentences: Readonly<Record<string, string>> = doctor;
  const own = sentence === null ? undefined : sentences[sentence.key];
  return (
    <p class={kind}>
      {own === undefined || sentence === null ? (
        <span lang="en" dir="ltr">
          {text}
        </span>
      ) : (
        fill(own, sentence.values)
      )}
    </p>
  );
}
