import type { CheckView } from '../../src/contract/technician.ts';
import { workshop as words } from '../shared/staff-words.ts';
import { Said } from './said.tsx';

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
              <th scope="row" lang="en" dir="ltr">
                {name}
              </th>
              <td>
                {remedy !== null && (
                  <p class="remedy">
                    <Said text={remedy} sentence={sentences.remedy} />
                  </p>
                )}
                <p class="value">
                  <Said text={value} sentence={sentences.value} />
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
