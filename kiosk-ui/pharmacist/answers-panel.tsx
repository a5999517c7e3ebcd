import type { CaseView, HistoryQuestion, UrgentQuestion } from '../../src/contract/pharmacist.ts';
import { fill } from '../shared/fill.ts';
import { monkColours } from '../shared/monk.ts';
import { customer, desk as words } from '../shared/staff-words.ts';

/** The customer's answers. */
export function AnswersPanel({ view }: { view: CaseView }) {
  const { urgentAnswers, risk } = view;
  const text = words.answers;
  const urgent = Object.entries(urgentAnswers).map(
    ([question, answer]) =>
      [customer.urgentSigns[question as UrgentQuestion], words.sevenPointAnswers[answer]] as const,
  );
  const history = Object.entries(risk.history).map(
    ([question, answer]) =>
      [customer.historySigns[question as HistoryQuestion], words.sevenPointAnswers[answer]] as const,
  );
  const declared = monkColours.find(([tone]) => tone === risk.tone);
  return (
    <section class="answers">
      <h2>{text.tone}</h2>
      <p class="tone">
        {declared && <span class="tone-swatch" style={{ backgroundColor: declared[1] }} />}
        {declared ? fill(text.toneOf, { n: declared[0] }) : text.notDeclared}
      </p>
      <h2>{text.history}</h2>
      <AnswerList answers={history} />
      <h2>{text.urgent}</h2>
      <AnswerList answers={urgent} />
    </section>
  );
}

function AnswerList({ answers }: { answers: readonly (readonly [string, string])[] }) {
  if (answers.length === 0) return <p>{words.answers.notReached}</p>;
  return (
    <dl class="answer-list">
      {answers.map(([question, answer]) => (
        <div key={question} data-answer={answer === words.sevenPointAnswers.no ? 'no' : 'other'}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
