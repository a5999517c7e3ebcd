import { render } from 'preact';
import { applyDisplay } from '../shared/display.ts';
import { App } from './app.tsx';
import { door } from './workshop.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
applyDisplay();
render(<App />, root);
void door.look();
