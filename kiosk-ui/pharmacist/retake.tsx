import type { CaseView } from '../../src/contract/pharmacist.ts';
import { Button } from '../shared/button.tsx';
import { fill } from '../shared/fill.ts';
import { desk as words } from '../shared/staff-words.ts';
import { request } from './desk.ts';
import { timeOf } from './times.ts';

/** Asks for better photos, once and before the decision. */
export function Retake({ view }: { view: CaseView }) {
  const text = words.limits;
  if (view.review !== null || view.incomplete) return null;
  if (view.retakeAskedAt !== null)
    return (
      <p class="retake" role="status">
        {fill(text.retakeAsked, { time: timeOf(view.retakeAskedAt) })}{' '}
        {view.customerIsHere ? text.retakeHere : text.retakeGone}
      </p>
    );
  return (
    <p class="retake">
      <Button onPress={() => void request({ type: 'ask-retake', id: view.id })}>{text.retake}</Button>
      <span>{view.customerIsHere ? text.retakeHere : text.retakeGone}</span>
    </p>
  );
}
