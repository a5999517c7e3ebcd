import { computed, signal } from '@preact/signals';
import { dictionary } from '../kiosk/words.ts';
import { fileName } from '../strings/spoken/file-name.ts';
import { voiceOf } from '../strings/spoken/voice.ts';
import { type Line, player } from './player.ts';

/** Names of the sounds that the kiosk has in the language that shows; null until it has said so. */
export const sounds = signal<ReadonlySet<string> | null>(null);

const voice = computed(() => voiceOf(dictionary.value));

/** Asks which sounds are there: a clone renders them while it already runs. */
export async function lookForSounds(): Promise<void> {
  const { language } = dictionary.value;
  const names = await namesOf(language);
  if (language === dictionary.value.language) sounds.value = names;
}

async function namesOf(language: string): Promise<ReadonlySet<string>> {
  try {
    const names: unknown = await (await fetch(`/speech/${language}`)).json();
    return new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
  } catch {
    // The link to the kiosk is lost, which the screen says.
    return new Set();
  }
}

/** The sounds of a text. Without a voice for all of it, or with a sound that is not there yet, none. */
async function lineOf(text: string): Promise<Line> {
  const said = voice.value(text);
  if (said === null) {
    noteUnvoiced(text);
    return [];
  }
  const { language } = dictionary.value;
  const names = await Promise.all(said.map((utterance) => fileName(language, utterance)));
  return names.every((name) => sounds.value?.has(name))
    ? names.map((name) => `/speech/${language}/${name}`)
    : [];
}

/** Texts that no voice can say are a defect: tests read them here. */
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
