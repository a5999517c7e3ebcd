import { render } from 'preact';
import { watchPresence } from '../shared/daemon.ts';
import { watchDisplay } from '../shared/display.ts';
import { App } from './app.tsx';
import { watchLanguage } from './words.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
watchDisplay();
watchPresence();
watchLanguage();
render(<App />, root);
