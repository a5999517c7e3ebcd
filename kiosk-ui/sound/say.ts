import { computed, signal } from '@preact/signals';
import type { Language } from '../../src/contract/kiosk.ts';
import { dictionary, shown } from '../kiosk/words.ts';
import { languages } from '../strings/languages.ts';
import { fileName } from '../strings/spoken/file-name.ts';
import { spokenIn } from '../strings/spoken/utterances.ts';
import { voiceOf } from '../strings/spoken/voice.ts';
import { type Line, player } from './player.ts';

/** Paths of the sounds that the kiosk has; null until it has said so. */
const sounds = signal<ReadonlySet<string> | null>(null);

/** Whether the kiosk has said that it has no sound in the language that shows. */
export const isMute = computed(
  () => sounds.value !== null && ![...sounds.value].some((path) => path.startsWith(`${shown.value}/`)),
);

const codes = Object.keys(languages) as Language[];

const voice = computed(() => voiceOf(spokenIn(dictionary.value, languages[shown.value].name)));

/** Asks which sounds are there: a clone renders them while it already runs. */
export async function lookForSounds(): Promise<void> {
  try {
    const byLanguage: unknown = await (await fetch('/speech')).json();
    const lists = Object.entries(byLanguage ?? {}).filter(isList);
    sounds.value = new Set(lists.flatMap(([language, names]) => names.map((name) => `${language}/${name}`)));
  } catch {
    // The link to the kiosk is lost, which the screen says.
  }
}

const isList = (entry: [string, unknown]): entry is [string, unknown[]] => Array.isArray(entry[1]);

interface Utterances {
  readonly language: Language;
  readonly said: readonly string[];
}

/** A text in its language; null if no voice can say it, which is a defect. */
function utterancesFor(text: string): Utterances | null {
  const said = voice.value(text);
  if (said !== null) return { language: shown.value, said };
  // Each language is offered under its own name, by its own voice.
  const language = codes.find((code) => languages[code].name === text);
  return language === undefined ? null : { language, said: [text] };
}

/** The sounds of a text. Without a voice for all of it, or with a sound that is not there yet, none. */
async function lineOf(text: string): Promise<Line> {
  const found = utterancesFor(text);
  if (found === null) {
    noteUnvoiced(text);
    return [];
  }
  const names = await Promise.all(found.said.map((utterance) => fileName(found.language, utterance)));
  const paths = names.map((name) => `${found.language}/${name}`);
  return paths.every((path) => sounds.value?.has(path)) ? paths.map((path) => `/speech/${path}`) : [];
}

/** Tests read here which texts were not said. */
function noteUnvoiced(text: string): void {
  const { dataset } = document.documentElement;
  const noted = dataset.unvoiced?.split('\n') ?? [];
  if (!noted.includes(text)) dataset.unvoiced = [...noted, text].join('\n');
}

let order = 0;

/** Says texts in place of what is being said. */
export async function say(texts: readonly string[]): Promise<void> {
  const mine = ++order;
  const lines = await Promise.all(texts.map(lineOf));
  if (mine === order) player.say(lines);
}

/** Says a text as soon as the line that is being said has ended. */
export async function interject(text: string): Promise<void> {
  const mine = order;
  const line = await lineOf(text);
  if (mine === order) player.interject(line);
}

export function hush(): void {
  order++;
  player.stop();
}
