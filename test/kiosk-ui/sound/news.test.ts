import { describe, expect, it } from 'vitest';
import { type Look, newsOf, type Part, wholeScreen } from '../../../kiosk-ui/sound/news.ts';

const words = { chosen: 'Chosen', notChosen: 'Not chosen' };
const part = (text: string, kind: Part['kind'] = 'text', pressed: boolean | null = null): Part => ({
  text,
  kind,
  pressed,
});
const look = (parts: readonly Part[], more: Partial<Look> = {}): Look => ({
  key: 'a',
  isDialog: false,
  parts,
  header: [],
  messages: [],
  ...more,
});

describe('a new screen', () => {
  it('is said from its heading to its buttons, with what is chosen', () => {
    const screen = look(
      [part('Is any spot like this?'), part('Wet', 'button', true), part('Red', 'button', false)],
      { header: ['Part 1 of 4', 'Research use only.'], messages: ['Ringing'] },
    );
    expect(wholeScreen(screen, ['Research use only.'], words)).toEqual([
      'Is any spot like this?',
      'Part 1 of 4',
      'Ringing',
      'Wet',
      'Chosen',
      'Red',
    ]);
  });

  it('says nothing of the header over which a dialog lies', () => {
    const dialog = look([part('Tips')], { isDialog: true, header: ['Part 1 of 4'] });
    expect(wholeScreen(dialog, [], words)).toEqual(['Tips']);
  });
});

describe('news on the same screen', () => {
  const news = (before: readonly Part[], now: readonly Part[]) => newsOf(look(before), look(now), words);

  it('are new texts, and no buttons or pictures', () => {
    const picture = part('Spots found: 3', 'picture');
    const now = [part('Photo'), picture, part('The printer has no paper.'), part('Print again', 'button')];
    expect(news([part('Photo')], now)).toEqual({ say: ['The printer has no paper.'], interject: null });
  });

  it('are messages that came, not those that went', () => {
    const [before, now] = [look([], { messages: ['Ringing'] }), look([], { messages: ['Coming'] })];
    expect(newsOf(before, now, words).say).toEqual(['Coming']);
    expect(newsOf(now, look([]), words).say).toEqual([]);
  });

  it('name what was ticked and what no longer is, and of a choice the new one alone', () => {
    const [ticked, open] = [part('Wet', 'button', true), part('Wet', 'button', false)];
    expect(news([open], [ticked]).say).toEqual(['Wet', 'Chosen']);
    expect(news([ticked], [open]).say).toEqual(['Wet', 'Not chosen']);
    const [small, large] = [part('Small', 'button', true), part('Large', 'button', false)];
    const chosen = [part('Small', 'button', false), part('Large', 'button', true)];
    expect(news([small, large], chosen).say).toEqual(['Large', 'Chosen']);
  });

  it('let guidance wait for its turn', () => {
    expect(news([], [part('Come closer', 'guide')])).toEqual({ say: [], interject: 'Come closer' });
  });

  it('name a button once it can be pressed', () => {
    const [before, now] = [[part('Getting ready …', 'waiting')], [part('Begin', 'button')]];
    expect(news(before, now)).toEqual({ say: [], interject: 'Begin' });
  });

  it.each([
    ['30 seconds', ['30 seconds']],
    ['29 seconds', []],
    ['4 seconds', ['4 seconds']],
    ['ثانيتان', ['ثانيتان']],
  ])('tell the seconds that are left now and then: %s', (text, said) => {
    expect(news([part('31 seconds', 'timer')], [part(text, 'timer')]).say).toEqual(said);
  });
});
