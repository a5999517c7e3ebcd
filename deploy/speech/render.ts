import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileName } from '../../kiosk-ui/strings/spoken/file-name.ts';
import { utterancesOf, type Words } from '../../kiosk-ui/strings/spoken/utterances.ts';
import { encode, removeUnfinished } from './encode.ts';
import { say } from './engine.ts';
import { Said } from './said.ts';
import { toSay } from './to-say.ts';

/** Files that one start of ffmpeg writes. */
const batch = 24;

/** What a language needs, by file name: every utterance with what its voice is given to say. */
export async function filesOf(
  language: string,
  words: Words,
  voice: string,
): Promise<ReadonlyMap<string, string>> {
  const files = [...utterancesOf(words)].map(
    async ([text, spoken]) => [await fileName(language, text), toSay(voice, spoken)] as const,
  );
  return new Map(await Promise.all(files));
}

export interface Rendering {
  readonly voice: string;
  /** The language's own folder. */
  readonly folder: string;
  /** Called after each batch. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Asked before each batch. */
  readonly goesOn?: () => boolean;
}

/**
 * Renders what is missing or was said otherwise, and removes what is wanted no longer.
 * @param wanted the texts of a language by file name (filesOf)
 * @returns how many files are there now, and how many of them are new
 * @throws SpeechError
 */
export function render(
  wanted: ReadonlyMap<string, string>,
  { voice, folder, onProgress, goesOn = () => true }: Rendering,
): { readonly all: number; readonly made: number } {
  mkdirSync(folder, { recursive: true });
  removeUnfinished(folder);
  const said = new Said(folder, voice);
  const there = readdirSync(folder).filter((name) => !name.startsWith('.'));
  for (const name of there) if (!wanted.has(name)) rmSync(join(folder, name), { force: true });
  const missing = [...wanted].filter(([name, text]) => !there.includes(name) || !said.has(name, text));
  let made = 0;
  while (made < missing.length && goesOn()) {
    const next = missing.slice(made, made + batch);
    encode(folder, new Map(next.map(([name, text]) => [name, say(voice, text)])));
    said.add(next);
    made += next.length;
    onProgress?.(wanted.size - missing.length + made, wanted.size);
  }
  return { all: wanted.size - missing.length + made, made };
}
