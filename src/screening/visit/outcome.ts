import type { OutcomeAnswer, OutcomeRequest } from './events.ts';
import { aimAt, hasRoom, noTarget } from './photos.ts';
import { withResult } from './result.ts';
import type { HandedOver, Screening } from './screening.ts';
import type { Transitions } from './transitions.ts';

/** What can be done at the result: more photos, a close look at a spot, the slip, the end. */
export const outcome: Transitions<OutcomeRequest | OutcomeAnswer> = {
  // What was handed over keeps its triage, for the customer may leave before there is another one.
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

  // The triage stays: its numbers help to choose the spot.
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

  /** Asked once: what the pharmacist was given can't be taken back here, only with "stop and delete". */
  'hand-over': (screening, { photos }) =>
    atResult(screening) && screening.handedOver === 'not-asked'
      ? { ...screening, handedOver: photos ? 'yes' : 'no' }
      : undefined,

  retake: (screening, { asked }) =>
    screening.handedOver === 'yes' && screening.retakeAsked !== asked
      ? { ...screening, retakeAsked: asked }
      : undefined,

  /** Not before the slip is out: the end takes back what is still in the printer. */
  finish: (screening) =>
    ['result', 'speak-now', 'too-young'].includes(screening.step) && screening.slip !== 'printing'
      ? screening
      : undefined,
};

/** What the pharmacist was given changes only when the pharmacist asks for it. */
const mayAdd = (screening: Screening): boolean =>
  atResult(screening) && hasRoom(screening) && (screening.handedOver !== 'yes' || screening.retakeAsked);

/** A customer who said no is asked again about what is added. */
const askedAgain = ({ handedOver }: Screening): HandedOver => (handedOver === 'yes' ? 'yes' : 'not-asked');

const atResult = ({ step, slip }: Screening): boolean => step === 'result' && slip !== 'printing';

/** Where the customer came from the result and has not added anything to it yet. */
function leadsBack({ step, target, countdown }: Screening): boolean {
  if (step === 'scope' || step === 'closeup-spot') return true;
  return target?.kind === 'closeup' && countdown === null;
}
