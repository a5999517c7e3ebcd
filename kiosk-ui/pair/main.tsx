import { render } from 'preact';
import { type PairState, pairStateSchema } from '../../src/contract/desk-link.ts';
import { pairPage, speak } from '../shared/staff-words.ts';
import { Pair } from './pair.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

/** Without an answer it speaks English; the answer to the code then says whether the kiosk is there. */
async function stateOfKiosk(): Promise<PairState | null> {
  try {
    const response = await fetch('/pair/state');
    return pairStateSchema.parse(await response.json());
  } catch {
    return null;
  }
}

const state = await stateOfKiosk();
if (state !== null) await speak(state.language);
document.title = pairPage.title;
render(<Pair researchNotice={state?.researchNotice ?? ''} />, root);
