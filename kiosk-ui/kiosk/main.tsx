import { render } from 'preact';
import { watchPresence } from '../shared/daemon.ts';
import { watchDisplay } from '../shared/display.ts';
import { forgetSound } from '../sound/choices.ts';
import { soundCountdown } from '../sound/countdown.ts';
import { readAloud } from '../sound/reader.ts';
import { App } from './app.tsx';
import { watchLanguage } from './words.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
watchDisplay();
watchPresence();
watchLanguage();
forgetSound();
readAloud();
soundCountdown();
render(<App />, root);
