import type { CheckView } from '../../src/contract/technician.ts';
import { workshop as words } from '../strings/en/technician.ts';

const order = ['failed', 'degraded', 'ok'];

/** Lists failed and degraded checks first, with what to do. */
export function Checks({ checks }: { checks: readonly CheckView[] }) {
  const sorted = checks.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{words.checks}</h2>
      <table class="checks">
        <tbody>
          {sorted.map(({ name, status, value, remedy }) => (
            <tr key={name} data-status={status}>
              <td class="status">{words.statuses[status]}</td>
              <th scope="row">{name}</th>
              <td>
                {value}
                {remedy !== null && <p class="remedy">{remedy}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
