import { mostLines } from '../../src/contract/letter-room.ts';
import type { CaseView, Draft, Pathway, TriageLevel } from '../../src/contract/pharmacist.ts';
import { fill as fillIn } from '../shared/fill.ts';
import { desk as words } from '../shared/staff-words.ts';
import { draftOf, fill } from './draft.ts';
import { Choice, Field, LetterField } from './fields.tsx';

const levels: readonly TriageLevel[] = ['refer', 'follow-up', 'no-finding', 'inconclusive'];
const pathways: readonly Pathway[] = ['urgent', 'routine', 'watch-8-weeks', 'not-assessable', 'none'];

interface FormProps {
  readonly view: CaseView;
  readonly proposed: TriageLevel;
}

/** What is to be signed: the level, the pathway, the texts for the doctor, the signature. */
export function DecideForm({ view, proposed }: FormProps) {
  const { pathway, note, alias, name, registration } = draftOf(view);
  const text = words.decide;
  const set = (change: Partial<Draft>) => fill(view, change);
  return (
    <form class="decide" onSubmit={(event) => event.preventDefault()}>
      <DecisionFields view={view} proposed={proposed} />
      <fieldset>
        <legend>
          {text.pathway} <small>{text.pathwayHelp}</small>
        </legend>
        {pathways.map((one) => (
          <Choice key={one} name="pathway" checked={pathway === one} onChoose={() => set({ pathway: one })}>
            {words.pathways[one].name} <small>{words.pathways[one].text}</small>
          </Choice>
        ))}
      </fieldset>
      <LetterField
        label={text.note}
        help={text.optional}
        value={note}
        lines={3}
        most={mostLines.note}
        onInput={(given) => set({ note: given })}
      />
      <Field
        label={text.alias}
        help={text.optional}
        value={alias}
        onInput={(given) => set({ alias: given })}
      />
      <div class="signature">
        <Field label={text.name} value={name} onInput={(given) => set({ name: given })} />
        <Field
          label={text.registration}
          value={registration}
          onInput={(given) => set({ registration: given })}
        />
      </div>
    </form>
  );
}

function DecisionFields({ view, proposed }: FormProps) {
  const { decision, level, reason } = draftOf(view);
  const text = words.decide;
  const set = (change: Partial<Draft>) => fill(view, change);
  return (
    <>
      <fieldset>
        <legend>{text.decision}</legend>
        <Choice
          name="decision"
          checked={decision === 'accept'}
          onChoose={() => set({ decision: 'accept', level: proposed })}
        >
          {fillIn(text.accept, { level: words.levels[proposed] })}
        </Choice>
        <Choice
          name="decision"
          checked={decision === 'override'}
          onChoose={() => set({ decision: 'override', level: null })}
        >
          {text.override}
        </Choice>
      </fieldset>
      {decision === 'override' && (
        <>
          <fieldset class="choices-row">
            <legend>{text.as}</legend>
            {levels
              .filter((one) => one !== proposed)
              .map((one) => (
                <Choice key={one} name="level" checked={level === one} onChoose={() => set({ level: one })}>
                  {words.levels[one]}
                </Choice>
              ))}
          </fieldset>
          <LetterField
            label={text.reason}
            help={text.reasonHelp}
            value={reason}
            lines={2}
            most={mostLines.reason}
            onInput={(given) => set({ reason: given })}
          />
        </>
      )}
    </>
  );
}
