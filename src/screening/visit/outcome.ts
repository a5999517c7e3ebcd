import type { OutcomeAnswer, OutcomeRequest } from './events.ts';
import { aimAt, hasRoom, noTarget } from './photos.ts';
import { withResult } from './result.ts';
import type { HandedOver, Screening } from './screening.ts';
import type { Transitions } from './transitions.ts';

/** What the customer can do at the result: take more photos or a close-up, print the slip, finish. */
export const outcome: Transitions<OutcomeRequest | OutcomeAnswer> = {
  // A screening that was handed over keeps its triage, because the customer may leave before there is a new one.
  'another-photo': (screening) =>
    mayAdd(screening)
      ? {
          ...screening,
          step: 'scope',
          triage: screening.handedOver === 'yes' ? screening.triage : null,
          slip: 'none',
          handedOver: askedAgain(screening),
        }
      : undefined,

  // The triage stays, because its numbers help to choose the spot.
  'add-closeup': (screening) =>
    mayAdd(screening) && screening.captures.some(({ lesions }) => lesions.length > 0)
      ? { ...screening, step: 'closeup-spot', slip: 'none', handedOver: askedAgain(screening) }
      : undefined,

  'choose-spot': (screening, { captureId, lesionId }) =>
    screening.step === 'closeup-spot' &&
    screening.captures.some(
      ({ id, lesions }) => id === captureId && lesions.some((one) => one.id === lesionId),
    )
      ? aimAt(screening, { kind: 'closeup', captureId, lesionId })
      : undefined,

  'back-to-result': (screening) =>
    screening.captures.length > 0 && leadsBack(screening)
      ? withResult({ ...screening, ...noTarget })
      : undefined,

  'print-slip': (screening) =>
    (screening.step === 'result' || screening.step === 'speak-now') && screening.slip !== 'printing'
      ? { ...screening, slip: 'printing' }
      : undefined,

  'slip-printed': (screening) =>
    screening.slip === 'printing' ? { ...screening, slip: 'printed' } : undefined,

  'print-failed': (screening) =>
    screening.slip === 'printing' ? { ...screening, slip: 'failed' } : undefined,

  // The customer is asked once: only "stop and delete" takes back what the pharmacist was given.
  'hand-over': (screening, { photos }) =>
    atResult(screening) && screening.handedOver === 'not-asked'
      ? { ...screening, handedOver: photos ? 'yes' : 'no' }
      : undefined,

  retake: (screening, { asked }) =>
    screening.handedOver === 'yes' && screening.retakeAsked !== asked
      ? { ...screening, retakeAsked: asked }
      : undefined,

  /** A visit can't finish while its slip prints, because finishing takes back what is still in the printer. */
  finish: (screening) =>
    ['result', 'speak-now', 'too-young'].includes(screening.step) && screening.slip !== 'printing'
      ? screening
      : undefined,
};

/** Photos may be added to a visit that was handed over only when the pharmacist asks for them. */
const mayAdd = (screening: Screening): boolean =>
  atResult(screening) && hasRoom(screening) && (screening.handedOver !== 'yes' || screening.retakeAsked);

/** A customer who said no is asked again once photos are added. */
const askedAgain = ({ handedOver }: Screening): HandedOver => (handedOver === 'yes' ? 'yes' : 'not-asked');

const atResult = ({ step, slip }: Screening): boolean => step === 'result' && slip !== 'printing';

/** Whether the customer came from the result and has not added anything yet. */
function leadsBack({ step, target, countdown }: Screening): boolean {
  if (step === 'scope' || step === 'closeup-spot') return true;
  return target?.kind === 'closeup' && countdown === null;
}
