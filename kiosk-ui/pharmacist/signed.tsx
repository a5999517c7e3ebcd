import { useState } from 'preact/hooks';
import type { CaseView, Review } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { Files } from '../shared/files.tsx';
import { fill } from '../shared/fill.ts';
import { deskLink, desk as words } from '../shared/staff-words.ts';
import { desk, eraseCase, request } from './desk.ts';
import { amend, dropOwn } from './draft.ts';
import { timeOf } from './times.ts';

/** The signed decision and its papers, which can fail while the decision stands. */
export function Signed({ view, review }: { view: CaseView; review: Review }) {
  const text = words.signed;
  const isPrinting = view.printing === 'printing';
  const print = (paper: 'slip' | 'letter') => void request({ type: 'print', id: view.id, paper });
  return (
    <section class="signed" data-signed={review.decision}>
      <h2>{text.title}</h2>
      <p>
        {fill(text.by, review.pharmacist)}, {fill(text.at, { time: timeOf(review.signedAt) })}
      </p>
      <dl class="facts">
        <dt>{words.decide.decision}</dt>
        <dd>
          {review.decision === 'accept'
            ? fill(text.accepted, { level: words.levels[review.level] })
            : fill(text.overridden, {
                from: view.triage ? words.levels[view.triage.level] : '',
                to: words.levels[review.level],
              })}
        </dd>
        {review.reason !== null && (
          <>
            <dt>{text.reason}</dt>
            <dd>{review.reason}</dd>
          </>
        )}
        <dt>{words.decide.pathway}</dt>
        <dd>{words.pathways[review.pathway].name}</dd>
        {review.note !== '' && (
          <>
            <dt>{text.note}</dt>
            <dd>{review.note}</dd>
          </>
        )}
      </dl>
      <div class="actions">
        <Button kind="primary" disabled={isPrinting} onPress={() => print('slip')}>
          {text.slip}
        </Button>
        <Button kind="primary" disabled={isPrinting} onPress={() => print('letter')}>
          {text.letter}
        </Button>
      </div>
      <PrintState view={view} />
      <div class="actions">
        <Button disabled={isPrinting} onPress={() => amend(view, true)}>
          {text.change}
        </Button>
        <DoneButton view={view} />
      </div>
    </section>
  );
}

/** Says whether paper came out. */
function PrintState({ view: { printing, printFault, paperUrl } }: { view: CaseView }) {
  const text = words.signed;
  const simulated = desk.value?.printerSimulated ?? false;
  return (
    <div class="print-state" role="status" data-printing={printing}>
      {printing === 'printing' && <p>{text.printing}</p>}
      {printing === 'printed' && <p>✓ {simulated ? text.printedFile : text.printed}</p>}
      {printing === 'failed' && (
        <p class="print-failed">
          {text.failed} {printFault !== null && words.faultsOfWork[printFault]}
        </p>
      )}
      {printing === 'printed' && paperUrl !== null && (
        <Files files={[{ href: paperUrl, name: text.download }]} instead={deskLink.noFiles} />
      )}
    </div>
  );
}

/** Erases the screening, after a question that says what is not done yet. */
export function DoneButton({ view }: { view: CaseView }) {
  const [asking, setAsking] = useState(false);
  const text = words.signed;
  const isSigned = view.review !== null;
  return (
    <>
      <Button disabled={view.printing === 'printing'} onPress={() => setAsking(true)}>
        {isSigned ? text.done : text.doneUnsigned}
      </Button>
      {asking && (
        <Dialog name="done" title={text.doneTitle} onCancel={() => setAsking(false)}>
          <p>
            {!isSigned && `${text.doneNotSigned} `}
            {isSigned && view.printing !== 'printed' && `${text.doneNoPaper} `}
            {view.unsent && `${text.doneUnsent} `}
            {text.doneText}
          </p>
          <div class="actions">
            <Button kind="primary" onPress={() => void erase(view)}>
              {text.doneConfirm}
            </Button>
            <Button autoFocus onPress={() => setAsking(false)}>
              {text.doneCancel}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

async function erase(view: CaseView): Promise<void> {
  if (await eraseCase(view)) dropOwn(view.id);
}
