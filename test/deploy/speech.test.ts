import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownFiles } from '../../deploy/package/release-folder.ts';
import { peakOf, say } from '../../deploy/speech/engine.ts';
import { languageCodes, voices, wordsOf } from '../../deploy/speech/languages.ts';
import { filesOf, render } from '../../deploy/speech/render.ts';
import { SpeechError } from '../../deploy/speech/speech-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spl-kiosk-speech-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The samples of an Opus file, at 16 kHz. */
function decoded(path: string): Int16Array {
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 's16le', '-ar', '16000', '-']);
  return new Int16Array(Uint8Array.from(bytes).buffer);
}

/** Phonemes between which the voice changes to English's and back. */
const foreign = /\(en\)(.*?)\((?!en)/gs;

describe.each(languageCodes)('the voice of "%s"', (code) => {
  it('says every utterance, letters and signs as words of its language', async () => {
    const texts = [...(await filesOf(code, await wordsOf(code), voices[code])).values()];
    const { stdout } = spawnSync('espeak-ng', ['-v', voices[code], '-q', '-x', '-b', '1', '--stdin'], {
      input: texts.map((text) => `${text}\n\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stdout.split('\n').filter((line) => line.trim()).length).toBeGreaterThanOrEqual(texts.length);
    // "Team" in German, the letters of a slip's number and of "PDF" in Arabic, a percent sign on a technician's sheet.
    const english = [...stdout.matchAll(foreign)].map(([, phonemes = '']) => phonemes.trim());
    const most = { en: 0, es: 0, fr: 0, de: 6, ar: 27, zh: 1 }[code];
    expect(english.length, english.join(' | ')).toBeLessThanOrEqual(most);
  });

  it('is heard, without silence around it', () => {
    const { samples, rate } = say(voices[code], '7');
    expect(peakOf(samples)).toBeGreaterThan(0.05);
    expect(samples.length / rate).toBeGreaterThan(0.1);
    expect(samples.length / rate).toBeLessThan(1.5);
  });
});

describe('the rendering', () => {
  const english = (texts: Record<string, string>) =>
    render(new Map(Object.entries(texts)), { voice: 'en-gb', folder });
  const names = () => readdirSync(folder).filter((name) => name.endsWith('.opus'));

  it('makes a file of each text that can be heard, once', () => {
    const texts = { 'a.opus': 'Hold still', 'b.opus': 'Come closer' };
    expect(english(texts)).toEqual({ all: 2, made: 2 });
    const [still, closer] = names().map((name) => decoded(join(folder, name)));
    for (const samples of [still, closer]) {
      expect(peakOf(samples ?? new Int16Array())).toBeGreaterThan(0.05);
      expect((samples?.length ?? 0) / 16_000).toBeGreaterThan(0.2);
    }
    expect(still).not.toEqual(closer);
    expect(english(texts)).toEqual({ all: 2, made: 0 });
  });

  it('makes a file again when its text is said otherwise, and removes one that no sentence needs', () => {
    english({ 'a.opus': 'Hold still', 'b.opus': 'Come closer' });
    const before = decoded(join(folder, 'a.opus'));
    expect(english({ 'a.opus': 'Step back' })).toEqual({ all: 1, made: 1 });
    expect(names()).toEqual(['a.opus']);
    expect(decoded(join(folder, 'a.opus'))).not.toEqual(before);
  });

  it('stops between two batches when it is told to, and goes on the next time', () => {
    const texts = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.opus`, String(n)]));
    let asked = 0;
    const some = render(new Map(Object.entries(texts)), {
      voice: 'en-gb',
      folder,
      goesOn: () => asked++ === 0,
    });
    expect(some.made).toBeGreaterThan(0);
    expect(some.made).toBeLessThan(30);
    expect(names()).toHaveLength(some.made);
    expect(english(texts)).toEqual({ all: 30, made: 30 - some.made });
  });

  it('removes what a process left that was ended in the middle', () => {
    const ended = spawnSync('true').pid;
    writeFileSync(join(folder, `.${ended}-a.opus.raw`), '');
    english({ 'a.opus': 'Hold still' });
    expect(readdirSync(folder).sort()).toEqual(['.said', 'a.opus']);
  });

  it('refuses a text of which nothing is heard', () => {
    expect(() => english({ 'a.opus': '…' })).toThrow(SpeechError);
    expect(names()).toEqual([]);
  });
});

it('packs the sounds into a release, and not what renders them', () => {
  const place = join(folder, 'kiosk-ui/speech/en');
  for (const name of ['src', 'models', 'deploy/speech']) mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(place, { recursive: true });
  for (const path of [`${place}/a.opus`, `${place}/.said`, `${folder}/deploy/speech/engine.ts`])
    writeFileSync(path, '');
  expect(ownFiles(folder).filter((path) => /speech/.test(path))).toEqual(['kiosk-ui/speech/en/a.opus']);
});

it('says what to do where the engine is missing', () => {
  const path = process.env.PATH;
  process.env.PATH = folder;
  try {
    expect(() => say('en-gb', 'Hold still')).toThrow(/apt-get install espeak-ng/);
  } finally {
    process.env.PATH = path;
  }
});
