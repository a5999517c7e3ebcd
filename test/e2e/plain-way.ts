import type { Page } from 'playwright-core';

/** Words that a customer has read and buttons that they have touched, on one way through the kiosk. */
export class PlainWay {
  readonly #page: Page;
  readonly #begun = Date.now();
  /** The lines of the screen before: a line that stays is read once. */
  #before = new Set<string>();
  /** What was read, in its order. */
  readonly read: string[] = [];
  taps = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  get words(): number {
    return this.read.reduce((sum, line) => sum + wordsIn(line), 0);
  }

  get seconds(): number {
    return (Date.now() - this.#begun) / 1000;
  }

  /** Reads what is new on the screen. */
  async look(): Promise<void> {
    const lines = new Set(await shownLines(this.#page));
    for (const line of lines) if (!this.#before.has(line)) this.read.push(line);
    this.#before = lines;
  }

  async tap(name: string): Promise<void> {
    this.taps++;
    await this.#page.locator('main, dialog[open]').last().getByRole('button', { name, exact: true }).click();
  }
}

const wordsIn = (line: string) => line.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** Every text that can be seen, in drawings too, but for what only a simulated camera or printer says. */
const shownLines = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const lines: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode;
      const isShown =
        parent?.checkVisibility({ visibilityProperty: true }) &&
        !parent.closest('title, script, .simulated, .photo-tag');
      if (isShown && textContent?.trim()) lines.push(textContent.trim());
    }
    return lines;
  });
