import type { Page, WebSocketRoute } from 'playwright-core';
import { z } from 'zod';

/** How Socket.IO marks a message with an event in it. */
const prefix = '42';
const message = z.tuple([
  z.literal('state'),
  z.looseObject({
    step: z.string(),
    countdown: z.number().nullable(),
    candidate: z.looseObject({ judged: z.boolean() }).nullable(),
    photos: z.array(z.looseObject({ spots: z.array(z.unknown()) })),
  }),
]);

/** What the daemon tells the customer's page, as far as a test changes it. */
export type State = z.infer<typeof message>[1];

/**
 * Stands between the customer's page and the kiosk, and lets everything through. While it holds, the kiosk's states do
 * not reach the page, which shows what the test shows it.
 */
export class Between {
  /** Every state that the kiosk has sent, the newest last. */
  readonly states: State[] = [];
  #page: WebSocketRoute | undefined;
  #holds = false;

  /** To be called before the page is opened. */
  static async of(page: Page): Promise<Between> {
    const between = new Between();
    await page.routeWebSocket(/socket\.io/, (toPage) => between.#stand(toPage));
    return between;
  }

  #stand(toPage: WebSocketRoute): void {
    this.#page = toPage;
    toPage.connectToServer().onMessage((text) => {
      const state = stateIn(String(text));
      if (state !== undefined) this.states.push(state);
      if (state === undefined || !this.#holds) toPage.send(text);
    });
  }

  /** @throws Error before the kiosk has sent one */
  get newest(): State {
    const state = this.states.at(-1);
    if (state === undefined) throw new Error('The kiosk has sent no state.');
    return state;
  }

  hold(): void {
    this.#holds = true;
  }

  letGo(): void {
    this.#holds = false;
    this.show(this.newest);
  }

  show(state: State): void {
    this.#page?.send(`${prefix}${JSON.stringify(['state', state])}`);
  }
}

function stateIn(text: string): State | undefined {
  if (!text.startsWith(`${prefix}[`)) return undefined;
  const parsed = message.safeParse(JSON.parse(text.slice(prefix.length)));
  return parsed.success ? parsed.data[1] : undefined;
}
