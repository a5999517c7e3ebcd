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
          step: 'body-site',
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

  'print-slip': (screening) => (atEnd(screening) ? { ...screening, slip: 'printing' } : undefined),

  'slip-printed': (screening) =>
    screening.slip === 'printing' ? { ...screening, slip: 'printed' } : undefined,

  'print-failed': (screening) =>
    screening.slip === 'printing' ? { ...screening, slip: 'failed' } : undefined,

  // A "no" can become a "yes"; only "stop and delete" takes back what the pharmacist was given.
  'hand-over': (screening, { photos }) =>
    atEnd(screening) && screening.handedOver !== 'yes'
      ? { ...screening, handedOver: photos ? 'yes' : 'no' }
      : undefined,

  retake: (screening, { asked }) =>
    screening.handedOver === 'yes' && screening.retakeAsked !== asked
      ? { ...screening, retakeAsked: asked, signed: screening.signed && !asked }
      : undefined,

  signed: (screening) =>
    screening.handedOver === 'yes' && !screening.signed ? { ...screening, signed: true } : undefined,

  /** A visit can't finish while its slip prints, because finishing takes back what is still in the printer. */
  finish: (screening) => (atEnd(screening) || screening.step === 'declined' ? screening : undefined),
};

/** Photos may be added until the pharmacist has signed what there is. */
export const mayAdd = (screening: Screening): boolean =>
  atResult(screening) && hasRoom(screening) && !screening.signed;

/** A customer who said no is asked again once photos are added. */
const askedAgain = ({ handedOver }: Screening): HandedOver => (handedOver === 'yes' ? 'yes' : 'not-asked');

/** Where a visit ends with a slip. */
const atEnd = ({ step, slip }: Screening): boolean =>
  (step === 'result' || step === 'speak-now') && slip !== 'printing';

const atResult = ({ step, slip }: Screening): boolean => step === 'result' && slip !== 'printing';

/** Whether the customer came from the result and has not added anything yet. */
function leadsBack({ step, target, countdown }: Screening): boolean {
  if (step === 'body-site' || step === 'closeup-spot') return true;
  return target?.kind === 'closeup' && countdown === null;
}
