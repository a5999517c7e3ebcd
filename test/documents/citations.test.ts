/** Documents that code, comments and other documents refer to. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../import-graph.ts';
import { handwritten } from './handwritten.ts';

const documents = handwritten.map(({ path }) => path).filter((path) => path.endsWith('.md'));

/** The document that a file means by a name: beside it, from the root, or the only one of that name. */
function resolved(name: string, from: string): string | undefined {
  // systemd's units name documents by where they are installed.
  const named = name.replace(/^\/*opt\/spl-kiosk\/current\//, '');
  const beside = normalize(join(dirname(from), named));
  const [only, another] = documents.filter((path) => basename(path) === named);
  return [beside, named].find((path) => existsSync(join(root, path))) ?? (another ? undefined : only);
}

/** What is cited, as "file: citation", where it leads nowhere. */
const broken = (pattern: RegExp, leads: (match: readonly string[], path: string) => boolean) =>
  handwritten.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].filter((match) => !leads(match, path)).map(([cited]) => `${path}: ${cited}`),
  );

const rules = readFileSync(join(root, 'src/screening/RULES.md'), 'utf8');
const numbers = [...rules.matchAll(/^(\d+)\. \*\*/gm)].map(([, number = '']) => Number(number));

/** RULES.md 3, and RULES.md 1, 3 and 6. */
const ruleCitation = /\bRULES\.md\)? (\d+(?:(?:, | and )\d+)*)/g;
const cited = (text: string) =>
  [...text.matchAll(ruleCitation)].flatMap(([, list = '']) => list.split(/\D+/).map(Number));

const headingsOf = (path: string) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);

describe('citations', () => {
  it('are read from all that is written by hand', () => {
    expect(handwritten.length).toBeGreaterThan(700);
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'src/screening/TRIAGE.md']));
    expect(handwritten.find(({ path }) => path === 'deploy/install')?.text).toContain('deploy/README.md');
    const { text } = handwritten.find(({ path }) => path === 'src/screening/judgement/triage.ts') ?? {
      text: '',
    };
    expect(cited(text)).toEqual([1, 3, 6]);
  });

  it('name documents that exist', () => {
    expect(broken(/[\w./-]*\w\.md\b/g, ([name = ''], path) => resolved(name, path) !== undefined)).toEqual(
      [],
    );
  });

  it('lead to files that exist', () => {
    const leads = ([, target = '']: readonly string[], path: string) =>
      !path.endsWith('.md') || existsSync(join(root, dirname(path), target.replace(/#.*/, '')));
    expect(broken(/\]\((?!#|https?:)([^)\s]+)\)/g, leads)).toEqual([]);
    const ours = /(?<![\w./…-])(?:src|kiosk-ui|models|deploy|test)\/[\w./-]+\.(?:tsx?|py|json|css|mjs)\b/g;
    // Tests name files that are not there on purpose; capitals stand for what the reader fills in.
    const isReal = ([name = '']: readonly string[], path: string) =>
      path.startsWith('test/') || /[A-Z]{3}/.test(name) || existsSync(join(root, name));
    expect(broken(ours, isReal)).toEqual([]);
  });

  it('name headings that exist', () => {
    const leads = ([, name = '', heading]: readonly string[], path: string) =>
      headingsOf(resolved(name, path) ?? 'README.md').includes(heading);
    const headings = /([\w./-]*\w\.md)\)?, "([^"]+)"/g;
    expect(broken(headings, leads)).toEqual([]);
    expect(handwritten.flatMap(({ text }) => [...text.matchAll(headings)]).length).toBeGreaterThan(0);
  });

  it('name rules that exist, and every rule is carried out somewhere', () => {
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    const leads = ([citation = '']: readonly string[]) =>
      cited(citation).every((one) => numbers.includes(one));
    expect(broken(ruleCitation, leads)).toEqual([]);
    const code = handwritten.filter(({ path }) => /^(src|kiosk-ui)\/.*\.(ts|tsx|css)$/.test(path));
    const carriedOut = new Set(code.flatMap(({ text }) => cited(text)));
    expect(numbers.filter((number) => !carriedOut.has(number))).toEqual([]);
  });

  it('cite issues of others as owner/repo#number, and none of ours', () => {
    expect(broken(/\bissues? #?\d+/gi, () => false)).toEqual([]);
    const upstream = /\b[\w.-]+\/[\w.-]+#\d+/;
    expect(handwritten.filter(({ text }) => upstream.test(text)).map(({ path }) => path)).toContain(
      'src/technician/provision/ep-context.ts',
    );
  });
});
