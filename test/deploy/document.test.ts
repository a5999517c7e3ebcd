/** Compares the technician's document with what it describes. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { programs as allPrograms, type Program } from '../../.config/programs.mjs';
import { checkPrograms, programs } from '../../src/technician/checks/access.ts';
import { starts } from '../programs/sources.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = (pattern: string) => globSync(pattern, { cwd: root }).map(source).join('\n');
const document = source('deploy/README.md');

/** The rows of the table that has this first heading, as cells. */
function cells(heading: string): string[][] {
  const [, table = ''] = document.split(`| ${heading} |`);
  const rows = (table.split('\n\n')[0] ?? '').split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim()),
  );
}
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean) ?? '');

it('the data protection document names every file that the daemon keeps of people’s doings', () => {
  const protection = source('deploy/DATA-PROTECTION.md');
  for (const file of ['kiosk.db', 'fhir-sent.json', 'marks/', 'paired-computers.json'])
    expect(protection).toContain(`\`${file}\``);
});

describe('the technician’s document', () => {
  it('says of every check what to do, and of no other', () => {
    const checks = found(
      sources('src/technician/checks/*.ts'),
      /\bname = '([a-z-]+)'|\b(?:ok|degraded|failed)\(\s*'([a-z-]+)'/g,
    );
    const [, groups = ''] = /groups: .* = \{(.*)\};/.exec(source('src/technician/doctor/doctor.ts')) ?? [];
    // A group that can't be read becomes a failed check of its name; "models" and "camera" are checks too.
    const names = groups.split(',').map((group) => group.split(':')[0]?.trim() ?? '');
    expect(names).toHaveLength(5);
    expect(checks.length).toBeGreaterThan(names.length);
    const told = cells('check').flatMap(([cell = '']) => found(cell, /`([a-z-]+)`/g));
    expect(new Set(told)).toEqual(new Set([...checks, ...names]));
    expect(told).toEqual([...new Set(told)]);
  });

  it('lists every program of the system that the kiosk and its installer start, with its Debian package', () => {
    const rows = cells('program').map(([names = '', packages = '']) => ({
      names: names.toLowerCase().split(', '),
      packages: packages.replace(' (always there)', '').split(', '),
    }));
    const nameOf = (program: Program) => program.name.toLowerCase();
    for (const { names, packages } of rows) {
      const listed = allPrograms.filter((program) => names.includes(nameOf(program)));
      expect(listed.map(nameOf).sort()).toEqual([...names].sort());
      expect(new Set(listed.map((program) => program.package))).toEqual(new Set(packages));
    }
    // `npm run bench -- --peers` compares with a script in Python, in a clone alone.
    const isKiosks = (file: string) =>
      /^(?:src|deploy)\//.test(file) && !file.startsWith('src/technician/bench/');
    const ours = starts.filter(({ file }) => isKiosks(file)).map(({ program }) => program);
    const told = rows.flatMap(({ names }) => names);
    expect(ours).toContain('lpstat');
    expect(ours.filter((name) => name !== 'node' && !told.includes(name.toLowerCase()))).toEqual([]);
  });

  it('is true of the package: it depends on, or recommends, the packages of what a kiosk starts', () => {
    const control = source('deploy/package/deb.ts');
    const [, fields = ''] = /^((?:Depends|Recommends): [\s\S]*?)\nDescription/m.exec(control) ?? [];
    const brought = found(fields, /([a-z][a-z0-9+-]+)(?: \([^)]*\))?(?:,|$)/gm);
    const needed = allPrograms.filter(({ neededBy }) => neededBy.includes('a kiosk'));
    expect(needed.length).toBeGreaterThan(10);
    expect(brought).toEqual(expect.arrayContaining(needed.map((program) => program.package)));
  });

  it('is followed by `doctor`, which names the same packages', () => {
    for (const name of programs) {
      const readings = { groups: null, isRoot: false, missingPrograms: [name], scratchFault: null };
      const { package: wanted } = allPrograms.find((program) => program.name === name) ?? {};
      expect(checkPrograms(readings)).toHaveProperty(
        'remedy',
        `Install them: sudo apt-get install ${wanted}`,
      );
    }
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
    const headingsOf = (text: string) =>
      found(text, /^#+ (.+)$/gm).map((heading) =>
        heading
          .toLowerCase()
          .replaceAll(/[^\w\s-]/g, '')
          .replaceAll(' ', '-'),
      );
    for (const link of found(document, /\]\((?!http)([^)]+)\)/g)) {
      const [file = '', heading] = link.split('#');
      const path = file === '' ? 'deploy/README.md' : join('deploy', file);
      expect(existsSync(join(root, path)), link).toBe(true);
      if (heading !== undefined) expect(headingsOf(source(path)), link).toContain(heading);
    }
    for (const unit of found(document, /\b(spl-kiosk-(?:screen|display|roll-back))\b/g))
      expect(existsSync(join(root, `deploy/overlay/etc/systemd/system/${unit}.service`))).toBe(true);
    for (const script of found(document, /\bnpm run (?:--silent )?([a-z-]+)/g))
      expect(JSON.parse(source('package.json')).scripts).toHaveProperty(script);
  });
});
