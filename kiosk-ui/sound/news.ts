/** What of a screen is to be said, from what it showed before and what it shows now. Pure. */

export interface Part {
  readonly text: string;
  /**
   * A `guide` changes often and waits its turn; a `timer` changes every second; a `button` is named once, and one that
   * is `waiting` can't be pressed yet. A `picture` is described once.
   */
  readonly kind: 'text' | 'picture' | 'button' | 'waiting' | 'guide' | 'timer';
  /** Null for what can't stay pressed. */
  readonly pressed: boolean | null;
}

export interface Look {
  /** Which screen or dialog this is. */
  readonly key: string;
  readonly isDialog: boolean;
  readonly parts: readonly Part[];
  /** What stands above every screen. */
  readonly header: readonly string[];
  /** What is said from outside the screen: messages, what became of a call. */
  readonly messages: readonly string[];
}

export interface StateWords {
  readonly chosen: string;
  readonly notChosen: string;
}

export interface News {
  /** Said in place of what is being said; empty where that may go on. */
  readonly say: readonly string[];
  readonly interject: string | null;
}

/**
 * A screen from its beginning to its buttons.
 * @param said what the header has said before
 */
export function wholeScreen(
  { parts, messages, ...now }: Look,
  said: readonly string[],
  words: StateWords,
): string[] {
  const isButton = ({ kind }: Part) => kind === 'button' || kind === 'waiting';
  const texts = parts.filter((part) => !isButton(part)).map(({ text }) => text);
  const header = now.isDialog ? [] : now.header.filter((text) => !said.includes(text));
  const buttons = parts
    .filter(isButton)
    .flatMap(({ text, pressed }) => (pressed === true ? [text, words.chosen] : [text]));
  return [...texts, ...header, ...messages, ...buttons];
}

/** What has changed on the same screen. */
export function newsOf(before: Look, now: Look, words: StateWords): News {
  const wasThere = (text: string) => before.parts.some((part) => part.text === text);
  const fresh = now.parts.filter(({ text }) => !wasThere(text));
  const messages = now.messages.filter((text) => !before.messages.includes(text));
  const texts = fresh.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  const timers = fresh.filter(({ kind, text }) => kind === 'timer' && isTold(text)).map(({ text }) => text);
  const guide = fresh.find(({ kind }) => kind === 'guide')?.text ?? readyIn(before, now);
  return { say: [...messages, ...texts, ...timers, ...chosenIn(before, now, words)], interject: guide };
}

/** The button for which the customer has waited: it is named once it can be pressed. */
function readyIn(before: Look, now: Look): string | null {
  const at = before.parts.findIndex(({ kind }) => kind === 'waiting');
  const part = now.parts[at];
  return part?.kind === 'button' ? part.text : null;
}

/** Names what was chosen; of a choice among several, only the new one. */
function chosenIn(before: Look, now: Look, words: StateWords): string[] {
  const changed = now.parts.filter(({ text, pressed }) =>
    before.parts.some(
      (part) => part.text === text && pressed !== null && part.pressed !== null && part.pressed !== pressed,
    ),
  );
  const [first] = changed.toSorted((a, b) => Number(b.pressed) - Number(a.pressed));
  return first === undefined ? [] : [first.text, first.pressed ? words.chosen : words.notChosen];
}

/** Seconds that are told: every ten, and the last five. */
function isTold(text: string): boolean {
  const digits = /[0-9٠-٩]+/.exec(text)?.[0].replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660));
  const seconds = Number(digits ?? 1);
  return seconds <= 5 || seconds % 10 === 0;
}
