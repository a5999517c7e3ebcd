import type { Awaited, MonthFigures, Outcome } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { Files } from '../shared/files.tsx';
import { fill } from '../shared/fill.ts';
import { customer, deskLink, desk as words } from '../shared/staff-words.ts';
import { figures, request } from './desk.ts';
import { useFocus } from './use-focus.ts';

const outcomes: readonly Outcome[] = ['benign', 'follow', 'treated'];
const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** What doctors answered, and the pharmacy's own figures by month. */
export function Figures() {
  const main = useFocus();
  const { awaited = [], months = [] } = figures.value ?? {};
  const text = words.figures;
  return (
    <main ref={main} class="queue figures" tabIndex={-1}>
      <h1>{text.title}</h1>
      <h2>{text.awaited}</h2>
      <p>{awaited.length === 0 ? text.noneAwaited : text.awaitedText}</p>
      <ul class="figures-awaited">
        {awaited.map((one) => (
          <Awaiting key={one.number} one={one} />
        ))}
      </ul>
      <h2>{text.months}</h2>
      <Months months={months} />
      <Files files={[{ href: '/pharmacist/figures.csv', name: text.csv }]} instead={deskLink.noFiles} />
    </main>
  );
}

function Awaiting({ one: { number, signedAt, pathway } }: { one: Awaited }) {
  const title = fill(words.queue.number, { number });
  return (
    <li data-awaited={number}>
      <span>
        <strong>{title}</strong> {new Intl.DateTimeFormat(customer.locale, day).format(new Date(signedAt))},{' '}
        {words.pathways[pathway].name}
      </span>
      <fieldset class="segmented" aria-label={title}>
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            kind="quiet"
            onPress={() => void request({ type: 'outcome', number, outcome })}
          >
            {words.figures.outcomes[outcome]}
          </Button>
        ))}
      </fieldset>
    </li>
  );
}

function Months({ months }: { months: readonly MonthFigures[] }) {
  const text = words.figures;
  return (
    <div class="table-scroll">
      <table class="lesion-table">
        <caption>{text.caption}</caption>
        <thead>
          <tr>
            {[text.month, text.visits, text.signed, text.referred].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col">
                {text.outcomes[outcome]}
              </th>
            ))}
            <th scope="col">{text.confirmed}</th>
            <th scope="col">{text.minutes}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(
            ({ month, visits, signed, referred, outcomes: found, confirmed, minutesToDecision }) => (
              <tr key={month} data-month={month}>
                <th scope="row">{month}</th>
                <td class="figure">{visits}</td>
                <td class="figure">{signed}</td>
                <td class="figure">{referred}</td>
                {outcomes.map((outcome) => (
                  <td key={outcome} class="figure">
                    {found[outcome]}
                  </td>
                ))}
                <td class="figure">{confirmed}</td>
                <td class="figure">{minutesToDecision === null ? '–' : Math.round(minutesToDecision)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
