import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Replies, requestLine } from './shell.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the shell of a virtual machine', () => {
  it('is sent words that arrive as they are, whatever is in them', () => {
    const words = ["it's", 'a "b" $HOME', '', '; ls\n* é'];
    const [id, script = ''] = requestLine('r1', ['printf', '%s|', ...words])
      .trim()
      .split(' ');
    expect(id).toBe('r1');
    const input = Buffer.from(script, 'base64');
    const said = execFileSync('sh', { input, encoding: 'utf8' });
    expect(said).toBe(words.map((word) => `${word}|`).join(''));
  });

  it('is read in whatever pieces it speaks, and without what else a starting machine leaves there', () => {
    const replies = new Replies();
    const whole = `\0\nready 1-2\nr1 0 ${base64('öl\n')}\nr2 78 \n`;
    expect([...whole].flatMap((letter) => replies.add(letter))).toEqual([
      { boot: '1-2' },
      { id: 'r1', ran: { status: 0, output: 'öl\n' } },
      { id: 'r2', ran: { status: 78, output: '' } },
    ]);
  });
});
