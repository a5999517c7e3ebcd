/** The technician's document, beside what it speaks of. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { programs } from '../../src/technician/checks/access.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = (pattern: string) => globSync(pattern, { cwd: root }).map(source).join('\n');
const document = source('deploy/README.md');

/** First cells of the table that begins with a heading of that name. */
function firstCells(heading: string): string[] {
  const [, table = ''] = document.split(`| ${heading} |`);
  const rows = (table.split('\n\n')[0] ?? '').split('\n').slice(2);
  return rows.map((row) => row.split('|')[1]?.trim() ?? '');
}
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean) ?? '');

describe('the technician’s document', () => {
  it('says of every check what to do, and of no other', () => {
    const checks = found(
      sources('src/technician/checks/*.ts'),
      /\bname = '([a-z-]+)'|\b(?:ok|degraded|failed)\(\s*'([a-z-]+)'/g,
    );
    const [, groups = ''] = /groups: .* = \{(.*)\};/.exec(source('src/technician/doctor.ts')) ?? [];
    // A group that can't be read is a failed check of its name; "models" and "camera" are checks besides.
    const names = groups.split(',').map((group) => group.split(':')[0]?.trim() ?? '');
    expect(names).toHaveLength(5);
    expect(checks.length).toBeGreaterThan(names.length);
    const told = firstCells('check').flatMap((cell) => found(cell, /`([a-z-]+)`/g));
    expect(new Set(told)).toEqual(new Set([...checks, ...names]));
    expect(told).toEqual([...new Set(told)]);
  });

  it('lists every program of the system that is started', () => {
    const started = found(
      sources('{src,deploy/installer,deploy/package}/**/*.ts'),
      /\b(?:runProgram|run|withInput|spawn|spawnSync|execFile|execFileSync|firstLine)\(\s*'([a-z][\w-]*)'/g,
    );
    const session = ['xset', 'openbox', 'pgrep', 'grep', 'chromium'];
    for (const program of session) expect(source('deploy/display/session')).toContain(program);
    const listed = firstCells('program').join(', ').toLowerCase().split(', ');
    expect(started).toContain('lpstat');
    expect(listed).toEqual(expect.arrayContaining([...started, ...programs, ...session, 'xorg', 'trtexec']));
  });

  it('shows pictures that are there, and small', () => {
    const pictures = found(document, /!\[[^\]]+\]\(([^)]+)\)/g);
    expect(pictures.length).toBeGreaterThanOrEqual(6);
    for (const picture of pictures) {
      const { size } = statSync(join(root, 'deploy', picture));
      expect({ picture, small: size < (picture.startsWith('pictures/') ? 150_000 : 350_000) }).toEqual({
        picture,
        small: true,
      });
    }
  });

  it('leads only to headings and files that are there', () => {
    const anchors = found(document, /^#+ (.+)$/gm).map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const target of found(document, /\]\(#([^)]+)\)/g)) expect(anchors).toContain(target);
    for (const file of found(document, /\]\((?!#|http)([^)]+)\)/g))
      expect(existsSync(join(root, 'deploy', file))).toBe(true);
    for (const unit of found(document, /\b(spl-kiosk-(?:screen|display|roll-back))\b/g))
      expect(existsSync(join(root, `deploy/overlay/etc/systemd/system/${unit}.service`))).toBe(true);
    for (const script of found(document, /\bnpm run (?:--silent )?([a-z-]+)/g))
      expect(JSON.parse(source('package.json')).scripts).toHaveProperty(script);
  });
});
