import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { encode } from '../../deploy/speech/encode.ts';
import { languageCodes, wordsOf } from '../../deploy/speech/languages.ts';
import { fileName } from '../../kiosk-ui/strings/spoken/file-name.ts';
import { utterancesOf } from '../../kiosk-ui/strings/spoken/utterances.ts';

declare global {
  interface Window {
    /** Names of the sounds that the page has begun to play, and the hertz of its beeps. */
    heard: (string | number)[];
  }
}

/** A browser that hears what its page plays. */
export class Hearing {
  readonly #page: Page;
  readonly #texts: ReadonlyMap<string, string>;

  private constructor(page: Page, texts: ReadonlyMap<string, string>) {
    this.#page = page;
    this.#texts = texts;
  }

  /** @param sounds whether the kiosk has any: each is then a short tone */
  static async of(page: Page, { sounds = true } = {}): Promise<Hearing> {
    const texts = new Map<string, string>();
    const names: Record<string, string[]> = {};
    for (const code of languageCodes) {
      for (const text of utterancesOf(await wordsOf(code)).keys()) {
        const name = await fileName(code, text);
        texts.set(name, text);
        names[code] = [...(names[code] ?? []), name];
      }
    }
    const [json, body] = [sounds ? names : {}, tone()];
    await page.route('**/speech', (route) => route.fulfill({ json }));
    await page.route('**/speech/*/*', (route) => route.fulfill({ body, contentType: 'audio/ogg' }));
    await page.addInitScript(listen);
    await page.reload();
    return new Hearing(page, texts);
  }

  /** What was said so far, utterance by utterance, and each beep as its frequency in hertz. */
  async all(): Promise<(string | number)[]> {
    const heard = await this.#page.evaluate(() => window.heard);
    return heard.map((one) => (typeof one === 'number' ? one : (this.#texts.get(one) ?? one)));
  }

  /** Waits until this was said, after everything that `all` gave before. */
  async waitFor(text: string): Promise<void> {
    await this.#page.waitForFunction((wanted) => window.heard.includes(wanted ?? ''), this.#nameOf(text));
  }

  /**
   * Waits until this heading was said or has left the page: a check that ends at once is not read aloud.
   * @param selector the element whose heading it is
   */
  async waitForHeading(text: string, selector: string): Promise<void> {
    await this.#page.waitForFunction(
      ({ name, text, selector }) =>
        window.heard.includes(name ?? '') ||
        document.querySelector<HTMLElement>(selector)?.innerText.trim() !== text.trim(),
      { name: this.#nameOf(text), text, selector },
    );
  }

  #nameOf(text: string): string | undefined {
    // French has narrow spaces before its question marks, which are not said.
    const plain = text.replaceAll(/\s+/g, ' ');
    return [...this.#texts].find(([, said]) => said === plain)?.[0];
  }

  async forget(): Promise<void> {
    await this.#page.evaluate(() => window.heard.splice(0));
  }

  /** Texts that were to be said and that no voice can say. */
  unvoiced(): Promise<string | undefined> {
    return this.#page.evaluate(() => document.documentElement.dataset.unvoiced);
  }
}

/** Runs in the page. */
function listen(): void {
  window.heard = [];
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    window.heard.push(this.src.split('/').at(-1) ?? '');
    this.addEventListener('error', () => reportError(new Error(`${this.src} can't be played`)));
    return play.call(this);
  };
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    window.heard.push(this.frequency.value);
    return start.call(this, when);
  };
}

/** A tenth of a second of 440 hertz, as Opus. */
function tone(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'spl-kiosk-tone-'));
  const rate = 16_000;
  const samples = Int16Array.from({ length: rate / 10 }, (_, i) =>
    Math.round(8000 * Math.sin((2 * Math.PI * 440 * i) / rate)),
  );
  encode(folder, new Map([['tone.opus', { samples, rate }]]));
  const bytes = readFileSync(join(folder, 'tone.opus'));
  rmSync(folder, { recursive: true });
  return bytes;
}
