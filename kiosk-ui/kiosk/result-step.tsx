import { useEffect, useState } from 'preact/hooks';
import type { KioskState } from '../../src/contract/kiosk.ts';
import { ResultAsks, ResultSlip } from './result-ends.tsx';
import { ResultSays } from './result-says.tsx';

type Part = 'says' | 'asks' | 'slip';

/** The result in three screens with one thing each: what it says, who may see it, the slip. */
export function ResultStep({ state }: { state: KioskState }) {
  const [part, setPart] = useState<Part>('says');
  const isSettled = state.handedOver === 'yes' || !state.mayHandOver;
  // What the pharmacist asks for is said on the first of them.
  useEffect(() => {
    if (state.retakeAsked) setPart('says');
  }, [state.retakeAsked]);
  switch (part) {
    case 'says':
      return <ResultSays state={state} onNext={() => setPart(isSettled ? 'slip' : 'asks')} />;
    case 'asks':
      return <ResultAsks state={state} onBack={() => setPart('says')} onAnswered={() => setPart('slip')} />;
    case 'slip':
      return <ResultSlip state={state} onBack={() => setPart('says')} onAsk={() => setPart('asks')} />;
  }
}
