import { render } from 'preact';
import { pairStateSchema } from '../../src/contract/desk-link.ts';
import { pairPage, speak } from '../shared/staff-words.ts';
import { Pair } from './pair.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
try {
  const response = await fetch('/pair/state');
  await speak(pairStateSchema.parse(await response.json()).language);
} catch {
  // It speaks English then; the answer to the code says whether the kiosk is there.
}
document.title = pairPage.title;
render(<Pair />, root);
