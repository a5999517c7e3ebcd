import type { CaseView, TriageLevel } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill as fillIn } from '../shared/fill.ts';
import { desk as words } from '../shared/staff-words.ts';
import { DecideForm } from './decide-form.tsx';
import { ask, request } from './desk.ts';
import {
  amend,
  collided,
  draftOf,
  dropOwn,
  faultOf,
  isAmending,
  isKept,
  keepMine,
  seenOf,
  settled,
} from './draft.ts';
import { missingOf } from './missing.ts';
import { DoneButton, Signed } from './signed.tsx';

/** The pharmacist's decision, in which nothing is preset; once it is signed, its papers. */
export function DecidePanel({ view }: { view: CaseView }) {
  if (view.review !== null && !isAmending(view)) return <Signed view={view} review={view.review} />;
  if (view.triage === null || view.incomplete) return <DoneButton view={view} />;
  return <Decide view={view} proposed={view.triage.level} />;
}

function Decide({ view, proposed }: { view: CaseView; proposed: TriageLevel }) {
  const missing = missingOf(draftOf(view));
  const text = words.decide;
  return (
    <>
      <Kept view={view} />
      <DecideForm view={view} proposed={proposed} />
      <div class="decide-end">
        <p class="decide-missing" role="status">
          {missing.length > 0 &&
            fillIn(text.missing, { list: missing.map((part) => text.missingParts[part]).join(', ') })}
        </p>
        <div class="actions">
          <Button kind="primary" disabled={missing.length > 0} onPress={() => void sign(view, proposed)}>
            {text.sign}
          </Button>
          {view.review !== null && <Button onPress={() => void leaveSigned(view)}>{text.leaveSigned}</Button>}
          <DoneButton view={view} />
        </div>
      </div>
    </>
  );
}

/** Says whether what is filled in is kept, and asks which form counts where two screens changed it. */
function Kept({ view }: { view: CaseView }) {
  const text = words.decide;
  const fault = faultOf(view);
  if (fault === 'changed-elsewhere')
    return (
      <div class="collided" role="alert">
        <p>{text.elsewhere}</p>
        <div class="actions">
          <Button onPress={() => keepMine(view)}>{text.keepMine}</Button>
          <Button onPress={() => dropOwn(view.id)}>{text.takeTheirs}</Button>
        </div>
      </div>
    );
  return (
    <p class="decide-kept" role="status" data-kept={isKept(view)}>
      {fault !== null ? `${text.notKept} ${words.faultsOfWork[fault]}` : isKept(view) && text.kept}
    </p>
  );
}

async function sign(view: CaseView, proposed: TriageLevel): Promise<void> {
  await settled(view.id);
  const { decision, level, reason, pathway, note, alias, sevenPoint, name, registration } = draftOf(view);
  if (decision === null || pathway === null) return;
  const reply = await request({
    type: 'sign',
    id: view.id,
    decision,
    level: decision === 'accept' ? proposed : (level ?? proposed),
    reason: decision === 'accept' ? null : reason,
    pathway,
    note,
    alias: alias.trim() === '' ? null : alias,
    sevenPoint,
    name,
    registration,
    seen: seenOf(view),
  });
  if (!reply.ok && reply.code === 'changed-elsewhere') collided(view);
  if (!reply.ok) return;
  dropOwn(view.id);
  amend(view, false);
}

/** Ends the correction of a signed decision and changes nothing. */
async function leaveSigned(view: CaseView): Promise<void> {
  await settled(view.id);
  if (view.draft !== null || seenOf(view) !== view.revision)
    await ask({ type: 'draft', id: view.id, seen: seenOf(view), draft: null });
  dropOwn(view.id);
  amend(view, false);
}
