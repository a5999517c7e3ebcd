import type { Locator, Page } from 'playwright-core';

/**
 * Operators of the keystroke-level model, in seconds (Card, Moran and Newell 1980): a key of an average typist, pointing,
 * pressing and releasing a button, moving a hand between mouse and keyboard, and making up one's mind before an act.
 */
const operator = { key: 0.28, point: 1.1, press: 0.2, home: 0.4, think: 1.35 };

/** A person at the page, whose acts are counted; the time that the kiosk itself takes is not. */
export class Hand {
  readonly #page: Page;
  #isOnKeys = false;
  taps = 0;
  seconds = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async tap(target: Locator): Promise<void> {
    await target.click();
    this.taps++;
    this.seconds += this.#move(false) + operator.think + operator.point + operator.press;
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.seconds += this.#move(true) + text.length * operator.key;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    this.seconds += this.#move(true) + operator.key;
  }

  #move(toKeys: boolean): number {
    const moves = this.#isOnKeys !== toKeys;
    this.#isOnKeys = toKeys;
    return moves ? operator.home : 0;
  }
}
