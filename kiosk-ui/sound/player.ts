import { effect, signal } from '@preact/signals';
import { gains, rates, speed, volume } from './choices.ts';

/** Addresses of the sounds of one text, in their order. */
export type Line = readonly string[];

/** Milliseconds between two lines. */
const betweenLinesMs = 350;

/** Says lines one after the other; what comes next replaces what is left. */
export class Player {
  readonly isPlaying = signal(false);
  readonly isPaused = signal(false);
  #lines: Line[] = [];
  #interjection: Line | null = null;
  #sound: HTMLAudioElement | null = null;
  #turn = 0;
  #wake: () => void = () => undefined;

  constructor() {
    effect(() => {
      const [gain, rate] = [gains[volume.value], rates[speed.value]];
      if (this.#sound) Object.assign(this.#sound, { volume: gain, playbackRate: rate });
    });
  }

  /** Ends what is being said, and says this. */
  say(lines: readonly Line[]): void {
    this.stop();
    this.#lines = lines.filter((line) => line.length > 0);
    if (this.#lines.length > 0) void this.#play();
  }

  /** Says this after the line that is being said, in place of an earlier one that waits; then the rest goes on. */
  interject(line: Line): void {
    if (line.length === 0) return;
    if (!this.isPlaying.value) this.say([line]);
    else this.#interjection = line;
  }

  stop(): void {
    this.#turn++;
    this.#lines = [];
    this.#interjection = null;
    this.#sound?.pause();
    this.#sound = null;
    this.isPlaying.value = false;
    this.isPaused.value = false;
    this.#wake();
  }

  pause(): void {
    this.isPaused.value = this.isPlaying.value;
    this.#sound?.pause();
  }

  goOn(): void {
    this.isPaused.value = false;
    if (this.#sound?.ended === false) this.#sound.play().catch(() => this.stop());
    this.#wake();
  }

  async #play(): Promise<void> {
    const turn = this.#turn;
    this.isPlaying.value = true;
    for (let line = this.#next(); line !== undefined; line = this.#next()) {
      for (const [i, address] of line.entries()) {
        fetchAhead(line[i + 1] ?? this.#lines[0]?.[0]);
        await this.#playOne(address);
        if (turn !== this.#turn) return;
      }
      await this.#rest();
      if (turn !== this.#turn) return;
    }
    this.isPlaying.value = false;
  }

  #next(): Line | undefined {
    const interjection = this.#interjection;
    this.#interjection = null;
    return interjection ?? this.#lines.shift();
  }

  /** Resolves at the sound's end, when it can't be played, or when something else is to be said. */
  #playOne(address: string): Promise<void> {
    const sound = new Audio(address);
    sound.volume = gains[volume.value];
    sound.playbackRate = rates[speed.value];
    this.#sound = sound;
    return new Promise((resolve) => {
      this.#wake = () => this.#sound !== sound && resolve();
      sound.onended = () => resolve();
      sound.onerror = () => resolve();
      if (!this.isPaused.value) sound.play().catch((error: unknown) => isPause(error) || resolve());
    });
  }

  /** The pause between two lines, which lasts while the customer has paused. */
  #rest(): Promise<void> {
    const turn = this.#turn;
    return new Promise((resolve) => {
      const settle = () => (turn !== this.#turn || !this.isPaused.value) && resolve();
      this.#wake = settle;
      setTimeout(settle, betweenLinesMs);
    });
  }
}

/** How a browser says that a sound was paused before it began. */
const isPause = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Has the browser hold the next sound before it is needed. */
function fetchAhead(address: string | undefined): void {
  if (address !== undefined) new Audio(address).preload = 'auto';
}

export const player = new Player();
