/** The habits that .config/WRITING.md refuses and that a search can find. */
import { describe, expect, it } from 'vitest';
import { handwritten } from './handwritten.ts';

const habits: readonly (readonly [RegExp, string])[] = [
  [/\banew\b/i, 'again'],
  [/\bso many\b/i, 'the number'],
  [/\banother (one )?than\b/i, 'has changed'],
  [/\b(start|starts|needs?|is|are|was|were) (it |them )?no more\b(?! than)/i, 'no longer'],
  [/\/\*\* Of (?!course)/, 'a noun that has this'],
  [/(\/\*\*|[.:;]) [Ww]ho (gets|has|looks|wants|splits)\b/, 'a noun'],
];
/** These two quote what they refuse. */
const quoting = ['.config/WRITING.md', 'test/documents/writing.test.ts'];

const offences = (text: string): string[] =>
  habits.flatMap(([habit, instead]) => {
    const found = habit.exec(text);
    return found === null ? [] : [`"${text.slice(found.index, found.index + 60)}": write "${instead}"`];
  });

describe('the sentences that people wrote', () => {
  it('have none of them', () => {
    const found = handwritten
      .filter(({ path }) => !quoting.includes(path))
      .flatMap(({ path, text }) => offences(text).map((offence) => `${path}: ${offence}`));
    expect(found).toEqual([]);
  });

  it('are searched for what is refused', () => {
    for (const sentence of [
      'The customer chooses anew.',
      'So many photos may fail.',
      'The camera is another one than before.',
      'Forgets what is no more.',
      '/** Of the running visit. */',
      '/** Who looks at it finds nothing. */',
    ])
      expect(offences(sentence)).toHaveLength(1);
    expect(offences('It takes no more than 50 photos, and is no more than a list.')).toEqual([]);
  });
});
