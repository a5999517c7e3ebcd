import { render } from 'preact';
import { Pair } from './pair.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
render(<Pair />, root);
