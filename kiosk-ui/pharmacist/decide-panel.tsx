import type { CaseView, Pathway, TriageLevel } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill as fillIn } from '../shared/fill.ts';
import { desk as words } from '../strings/en/pharmacist.ts';
import { request } from './desk.ts';
import { amend, amending, draftOf, dropDraft, fill, missingOf, signature } from './draft.ts';
import { Choice, Field } from './fields.tsx';
import { DoneButton, Signed } from './signed.tsx';

const levels: readonly TriageLevel[] = ['refer', 'follow-up', 'no-finding', 'inconclusive'];
const pathways: readonly Pathway[] = ['urgent', 'routine', 'watch-8-weeks', 'not-assessable', 'none'];

/** The pharmacist's decision, in which nothing is preset; once it is signed, its papers. */
export function DecidePanel({ view }: { view: CaseView }) {
  if (view.review !== null && !amending.value.has(view.id))
    return <Signed view={view} review={view.review} />;
  if (view.triage === null || view.incomplete) return <DoneButton view={view} />;
  return <DecideForm view={view} proposed={view.triage.level} />;
}

function DecideForm({ view, proposed }: { view: CaseView; proposed: TriageLevel }) {
  const draft = draftOf(view);
  const text = words.decide;
  const { name, registration } = signature.value;
  const missing = missingOf(draft, signature.value);
  const set = (change: Parameters<typeof fill>[1]) => fill(view, change);
  return (
    <form class="decide" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{text.decision}</legend>
        <Choice
          name="decision"
          checked={draft.decision === 'accept'}
          onChoose={() => set({ decision: 'accept', level: null })}
        >
          {fillIn(text.accept, { level: words.levels[proposed] })}
        </Choice>
        <Choice
          name="decision"
          checked={draft.decision === 'override'}
          onChoose={() => set({ decision: 'override' })}
        >
          {text.override}
        </Choice>
      </fieldset>
      {draft.decision === 'override' && (
        <>
          <fieldset class="choices-row">
            <legend>{text.as}</legend>
            {levels
              .filter((level) => level !== proposed)
              .map((level) => (
                <Choice
                  key={level}
                  name="level"
                  checked={draft.level === level}
                  onChoose={() => set({ level })}
                >
                  {words.levels[level]}
                </Choice>
              ))}
          </fieldset>
          <Field
            label={text.reason}
            help={text.reasonHelp}
            value={draft.reason}
            lines={2}
            onInput={(reason) => set({ reason })}
          />
        </>
      )}
      <fieldset>
        <legend>
          {text.pathway} <small>{text.pathwayHelp}</small>
        </legend>
        {pathways.map((pathway) => (
          <Choice
            key={pathway}
            name="pathway"
            checked={draft.pathway === pathway}
            onChoose={() => set({ pathway })}
          >
            {words.pathways[pathway].name} <small>{words.pathways[pathway].text}</small>
          </Choice>
        ))}
      </fieldset>
      <Field
        label={text.note}
        help={text.optional}
        value={draft.note}
        lines={3}
        onInput={(note) => set({ note })}
      />
      <Field
        label={text.alias}
        help={text.optional}
        value={draft.alias}
        onInput={(alias) => set({ alias })}
      />
      <div class="signature">
        <Field
          label={text.name}
          value={name}
          onInput={(given) => {
            signature.value = { name: given, registration };
          }}
        />
        <Field
          label={text.registration}
          value={registration}
          onInput={(given) => {
            signature.value = { name, registration: given };
          }}
        />
      </div>
      <p class="decide-missing" role="status">
        {missing.length > 0 &&
          fillIn(text.missing, { list: missing.map((part) => text.missingParts[part]).join(', ') })}
      </p>
      <div class="actions">
        <Button kind="primary" disabled={missing.length > 0} onPress={() => void sign(view, proposed)}>
          {text.sign}
        </Button>
        <DoneButton view={view} />
      </div>
    </form>
  );
}

async function sign(view: CaseView, proposed: TriageLevel): Promise<void> {
  const { decision, level, reason, pathway, note, alias, sevenPoint } = draftOf(view);
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
    ...signature.value,
  });
  if (!reply.ok) return;
  dropDraft(view.id);
  amend(view, false);
}
