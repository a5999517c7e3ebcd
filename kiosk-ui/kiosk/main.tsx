import { render } from 'preact';
import { watchPresence } from '../shared/daemon.ts';
import { watchDisplay } from '../shared/display.ts';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
watchDisplay();
watchPresence();
render(<App />, root);
