import { effect } from '@preact/signals';
import { dictionary } from '../kiosk/words.ts';
import { onNextVisit } from '../shared/visit-end.ts';
import { soundOn } from './choices.ts';
import { look, nameOf, surface } from './look.ts';
import { type Look, newsOf, wholeScreen } from './news.ts';
import { hush, interject, lookForSounds, say } from './say.ts';

/** Milliseconds for a screen to be drawn whole. */
const settlesMs = 60;

let before: Look | null = null;
/** The screen under a dialog, and the header as it was last said. */
let screen = '';
let header: readonly string[] = [];

/** Reads every screen aloud while sound is on: a new one from its beginning, then what changes on it. */
export function readAloud(): void {
  let isDue = false;
  const read = () => {
    isDue = false;
    readNews();
  };
  // A screen that never rests, like the running check, is read all the same.
  const soon = () => {
    if (!isDue) setTimeout(read, settlesMs);
    isDue = true;
  };
  new MutationObserver(soon).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['aria-pressed', 'aria-label', 'open'],
  });
  void lookForSounds();
  effect(() => {
    if (soundOn.value) soon();
    else forget();
  });
  onNextVisit(forget);
  nameWhatHasFocus();
}

function forget(): void {
  hush();
  beginAgain();
  header = [];
}

/** Reads the screen from its beginning at its next change: something else was said in the middle of it. */
export function beginAgain(): void {
  before = null;
  screen = '';
}

function readNews(): void {
  const now = soundOn.value ? look() : null;
  if (now === null) return;
  const last = before;
  before = now;
  if (last?.key === now.key) readChanges(last, now);
  else if (!now.isDialog && now.key === screen) void say(now.parts.slice(0, 1).map(({ text }) => text));
  else readWhole(now);
}

function readChanges(last: Look, now: Look): void {
  const news = newsOf(last, now, dictionary.value.sound);
  if (news.say.length > 0) void say(news.say);
  if (news.interject !== null) void interject(news.interject);
}

function readWhole(now: Look): void {
  void say(wholeScreen(now, header, dictionary.value.sound));
  if (now.isDialog) return;
  screen = now.key;
  header = now.header;
}

/** Reads the screen that shows from its beginning. */
export function readAgain(): void {
  header = [];
  const now = look();
  if (now !== null) readWhole(now);
}

/** Names what a key has led to; a finger finds it by itself. */
function nameWhatHasFocus(): void {
  let byKey = false;
  addEventListener('keydown', () => (byKey = true), { capture: true });
  addEventListener('pointerdown', () => (byKey = false), { capture: true });
  addEventListener('focusin', ({ target }) => {
    const isNamed = target instanceof Element && target.matches('button, a, [role=button]');
    const name = isNamed ? nameOf(target) : null;
    if (byKey && soundOn.value && name !== null && surface() !== null) void say([name]);
  });
}
