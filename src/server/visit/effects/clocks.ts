import { newNames } from '../names.ts';
import type { Answer } from '../visit-runner.ts';

const secondMs = 1000;
/** How long "everything is forgotten" stays on the screen. */
const farewellMs = 15_000;

/** The kiosk's waits within a visit. Each is answered once, unless it is stopped. */
export class Clocks {
  #second: NodeJS.Timeout | undefined;
  #farewell: NodeJS.Timeout | undefined;

  countDown(answer: Answer): void {
    this.#second = setTimeout(() => answer({ type: 'tick' }), secondMs);
  }

  stopCounting(): void {
    clearTimeout(this.#second);
  }

  sayFarewell(answer: Answer): void {
    this.#farewell = setTimeout(() => answer({ type: 'cleared', ...newNames() }), farewellMs);
  }

  stop(): void {
    this.stopCounting();
    clearTimeout(this.#farewell);
  }
}
