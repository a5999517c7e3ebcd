import type {
  CaseView,
  SevenPoint,
  SevenPointAnswer,
  SevenPointItem,
} from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill as fillIn } from '../shared/fill.ts';
import { counted, desk as words } from '../shared/staff-words.ts';
import { desk } from './desk.ts';
import { draftOf, fill, isAmending } from './draft.ts';

const choices: readonly SevenPointAnswer[] = ['yes', 'no', 'not-sure'];

/** The weighted 7-point checklist, as answered and measured, for the pharmacist to correct. */
export function SevenPointForm({ view }: { view: CaseView }) {
  const { checklist = [], checklistRefers = 0 } = desk.value ?? {};
  const isSigned = view.review !== null && !isAmending(view);
  const answers = isSigned ? view.sevenPoint : draftOf(view).sevenPoint;
  const answer = (item: SevenPointItem, given: SevenPointAnswer) =>
    fill(view, { sevenPoint: { ...answers, [item]: { answer: given, origin: 'asked' } } });
  const text = words.answers;
  return (
    <section class="checklist">
      <div class="checklist-head">
        <h2>{text.checklist}</h2>
        <p class="checklist-total" data-total>
          {totalIn(answers, checklist)}
        </p>
      </div>
      <p>
        {isSigned ? text.signed : text.checklistText} {fillIn(text.refers, { n: checklistRefers })}
      </p>
      <ul>
        {checklist.map(({ item, points }) => (
          <li key={item} data-item={item}>
            <div class="checklist-item">
              <span class="checklist-name">{words.sevenPoint[item]}</span>
              <span class="checklist-origin">
                {counted(text.points, points)} · {originOf(view, answers, item)}
              </span>
            </div>
            <fieldset class="segmented" aria-label={words.sevenPoint[item]} disabled={isSigned}>
              {choices.map((choice) => (
                <Button
                  key={choice}
                  kind="quiet"
                  disabled={isSigned}
                  pressed={answers[item]?.answer === choice}
                  onPress={() => answer(item, choice)}
                >
                  {words.sevenPointAnswers[choice]}
                </Button>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
    </section>
  );
}

function originOf(view: CaseView, answers: SevenPoint, item: SevenPointItem): string {
  const entry = answers[item];
  if (entry === undefined || entry.answer === 'skipped') return words.sevenPointAnswers.skipped;
  if (entry.origin === 'measured') return words.answers.measured;
  return entry.answer === view.sevenPoint[item]?.answer ? words.answers.asked : words.answers.byYou;
}

function totalIn(
  answers: SevenPoint,
  checklist: readonly { readonly item: SevenPointItem; readonly points: number }[],
): string {
  const total = checklist.reduce(
    (sum, { item, points }) => sum + (answers[item]?.answer === 'yes' ? points : 0),
    0,
  );
  const open = checklist.some(({ item }) => !['yes', 'no'].includes(answers[item]?.answer ?? 'skipped'));
  return fillIn(open ? words.answers.atLeast : words.answers.total, { n: total });
}
