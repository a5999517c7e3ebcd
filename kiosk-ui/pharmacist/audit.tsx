import { useState } from 'preact/hooks';
import { type AuditView, auditViewSchema } from '../../src/contract/audit.ts';
import { Files } from '../shared/files.tsx';
import { fill } from '../shared/fill.ts';
import { auditEvents, counted, deskLink, audit as words } from '../shared/staff-words.ts';
import { timeOf } from './times.ts';

/** What was done on this kiosk, which the daemon tells when the list is opened. */
export function Audit() {
  const [view, setView] = useState<AuditView | null | undefined>();
  const look = async (isOpen: boolean) => {
    if (!isOpen) return;
    try {
      const response = await fetch('/pharmacist/audit');
      setView(auditViewSchema.parse(await response.json()));
    } catch {
      setView(null);
    }
  };
  return (
    <details class="audit" onToggle={(event) => void look(event.currentTarget.open)}>
      <summary>{words.title}</summary>
      <p>{words.text}</p>
      {view === null && <p role="alert">{words.failed}</p>}
      {view && <Trail view={view} />}
    </details>
  );
}

function Trail({ view: { entries, total, head, firstBroken } }: { view: AuditView }) {
  const said: Readonly<Record<string, string>> = auditEvents;
  return (
    <>
      <p role="status" data-intact={firstBroken === null}>
        {firstBroken === null ? words.intact : fill(words.broken, { n: firstBroken })}
      </p>
      <p>
        {counted(words.total, total)} · {words.head}: <code>{head.slice(0, 16)}</code>
      </p>
      <Files
        files={[{ href: '/pharmacist/audit.csv', name: words.save }]}
        instead={deskLink.noFiles}
        inText
      />
      <table>
        <thead>
          <tr>
            <th>{words.columns.at}</th>
            <th>{words.columns.visit}</th>
            <th>{words.columns.event}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ seq, at, visit, event }) => (
            <tr key={seq}>
              <td>{timeOf(at)}</td>
              <td>{visit === null ? '' : fill(words.visit, { n: visit })}</td>
              <td>{said[event] ?? event}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
