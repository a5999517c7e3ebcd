import type { KioskState } from '../../src/contract/kiosk.ts';
import { Button } from '../shared/button.tsx';
import { request } from '../shared/daemon.ts';
import { fill } from '../shared/fill.ts';
import { savesFiles } from '../shared/own-screen.ts';
import { faultText } from './faults.tsx';
import { dictionary } from './words.ts';

/** State of the slip, which can fail while the result stands. */
export function SlipProgress({ state }: { state: KioskState }) {
  const words = dictionary.value.slipLeg;
  if (state.slip === 'none') return null;
  const file = savesFiles() ? state.slipUrl : null;
  const number = fill(words.number, { number: state.number });
  return (
    <div class="slip" role="status" data-slip={state.slip}>
      {state.slip === 'printing' && <p>{words.printing}</p>}
      {state.slip === 'failed' && (
        <p class="slip-failed">
          {faultText(state.fault ?? 'printer-failed')} {words.resultStands}
        </p>
      )}
      {state.slip === 'printed' && (
        <p>
          {state.slipUrl === null
            ? words.printed
            : [words.noPaper, ...(file === null ? [] : [words.canSave]), number].join(' ')}
        </p>
      )}
      {state.slip !== 'printing' && file !== null && (
        <a class="button button-secondary" href={file} download={`slip-${state.number}.pdf`}>
          {words.download}
        </a>
      )}
    </div>
  );
}

export function SlipButton({ state }: { state: KioskState }) {
  const printed = state.slip === 'printed';
  return (
    <Button
      kind={printed ? 'secondary' : 'primary'}
      disabled={state.slip === 'printing'}
      onPress={() => request({ type: 'print-slip' })}
    >
      {printed ? dictionary.value.result.printAgain : dictionary.value.result.printSlip}
    </Button>
  );
}
