/** Compares the list of programs in .config/programs.mjs with what the sources start. */
import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programs } from '../../.config/programs.mjs';
import { CodeFile } from './code.ts';
import { codeFiles, read, root, starts, startsIn, wrappers } from './sources.ts';
import { startsInCode } from './starts.ts';

const names = programs.map(({ name }) => name);
/** A unit that a test has systemd find fault with. */
const madeUp = ['nowhere'];
const notListed = (started: readonly string[]) => started.filter((name) => !names.includes(name));

describe('the list of programs', () => {
  it('has every program that a source starts', () => {
    expect(starts.filter(({ program }) => !names.includes(program) && !madeUp.includes(program))).toEqual([]);
  });

  it('names each program once, and none that nothing starts', () => {
    expect(names).toEqual([...new Set(names)]);
    const started = starts.map(({ program }) => program);
    expect(names.filter((name) => !started.includes(name))).toEqual([]);
  });

  it('names commands and tests that are there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const by of programs.flatMap(({ neededBy }) => neededBy)) {
      if (by.startsWith('test/')) expect(globSync(by, { cwd: root }), by).not.toEqual([]);
      const [, command] = /^npm (?:run )?(.+)$/.exec(by) ?? [];
      if (command !== undefined) expect(scripts[command], command).toMatch(/^exec sh \.config\/run /);
    }
    expect(read('.config/run')).toContain('node .config/setup.mjs --programs-of "$npm_lifecycle_event"');
  });

  it('has no shell between npm and Node, which would keep the signals that npm hands on', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const ofNode = Object.values<string>(scripts).filter((script) => /\.(ts|mjs)\b/.test(script));
    expect(ofNode.filter((script) => !/^exec (node|sh \.config\/run) |^vite /.test(script))).toEqual([]);
    expect(read('.config/run').trimEnd().split('\n').at(-1)).toBe('exec node_modules/.bin/node "$@"');
  });

  it('names every test that starts a program outside Debian’s base, itself or through a fake', () => {
    const files = new Map(codeFiles.map((file) => [file.path, file]));
    const reached = (path: string): string[] => [
      path,
      ...[...(files.get(path)?.imports.values() ?? [])]
        .filter(({ from }) => from.startsWith('test/fakes/'))
        .flatMap(({ from }) => reached(from)),
    ];
    const isNamed = (test: string, program: string) => {
      const { neededBy = [] } = programs.find(({ name }) => name === program) ?? {};
      return (
        neededBy.every((by) => ['base', 'at hand', 'where there'].includes(by)) ||
        neededBy.some((by) => matchesGlob(test, by))
      );
    };
    const tests = [...files.keys()].filter((path) => path.endsWith('.test.ts'));
    const needs = tests.flatMap((test) =>
      starts
        .filter(({ file, program }) => reached(test).includes(file) && !madeUp.includes(program))
        .map(({ program }) => ({ test, program })),
    );
    expect(needs).toContainEqual({ test: 'test/integration/cups.test.ts', program: 'cupsd' });
    expect(needs.filter(({ test, program }) => !isNamed(test, program))).toEqual([]);
  });
});

describe('the look at the sources', () => {
  it.each([
    ['spawn', `import { spawn } from 'node:child_process'; spawn('nosuch', ['-x']);`],
    ['execFileSync', `import { execFileSync } from 'node:child_process'; execFileSync(\`/usr/bin/nosuch\`);`],
    ['execFile, promised', `import { execFile } from 'node:child_process'; promisify(execFile)('nosuch');`],
    [
      'a name for it',
      `import { execFile as a } from 'node:child_process'; const run = promisify(a); run('nosuch');`,
    ],
    ['exec', `import { exec } from 'node:child_process'; exec('cd / && nosuch | cat');`],
    ['a shell', `import { spawn } from 'node:child_process'; spawn('sh', ['-c', 'x=$(nosuch)']);`],
    [
      'its arguments',
      `import { spawn } from 'node:child_process'; spawn('sh', ['-c', 'exec "$@"', 'sh', 'nosuch']);`,
    ],
    [
      'a list',
      `import { spawn } from 'node:child_process'; const a = ['-m', 'nosuch']; spawn('unshare', [...a]);`,
    ],
    [
      'launchers',
      `import { spawn } from 'node:child_process'; spawn('env', ['A=1', 'timeout', '--kill-after=2', '5', 'nosuch']);`,
    ],
    [
      'a function of ours',
      `import { fakeProgram } from '../fakes/machines/programs.ts'; fakeProgram('lp', 'nosuch');`,
    ],
    [
      'a method of ours, known by its type',
      `import type { Machine } from '../fakes/machines/machine.ts'; (machine: Machine) => machine.run('nosuch', '-x');`,
    ],
    ['a script', 'write(`#!/bin/sh\nif true; then nosuch; fi\n`);'],
    ['a unit', "write('[Service]\\nExecStartPre=+nosuch\\n');"],
    ['a path', "const program = '/usr/sbin/nosuch';"],
  ])('sees a program that is not in the list: %s', (_how, text) => {
    const planted = new CodeFile('test/planted/planted.ts', text);
    const found = startsInCode([...codeFiles, planted], wrappers).filter(({ file }) => file === planted.path);
    expect(notListed(found.map(({ program }) => program))).toEqual(['nosuch']);
  });

  it.each([
    ['deploy/nosuch', '#!/bin/sh\nfor i in a b; do\n  nosuch "$i" # why\ndone\n'],
    ['deploy/nosuch', '#!/bin/sh\nrun() { nosuch; }\nrun\n'],
    ['nosuch.service', '[Service]\nExecStart=-/usr/bin/nosuch --now\n'],
    ['package.json', '{ "scripts": { "test": "A=1 node a.mjs; nosuch" } }'],
    ['models/training/nosuch.py', 'subprocess.run(["nosuch", "-x"], check=True)\n'],
  ])('sees one in %s', (path, text) => {
    expect(notListed(startsIn(path, text))).toEqual(['nosuch']);
  });

  it.each([
    `import { spawn } from 'node:child_process'; function start(program: string) { spawn(program); }`,
    `import { spawn } from 'node:child_process'; spawn(process.env.PROGRAM);`,
    `import { spawn } from 'node:child_process'; let program = 'cat'; program = 'nosuch'; spawn(program);`,
    `import * as processes from 'node:child_process'; processes.spawn('nosuch');`,
    `const { spawn } = await import('node:child_process'); spawn('nosuch');`,
    `import { exec } from 'node:child_process'; exec(\`\${program} -x\`);`,
  ])('says where it can’t see: %s', (text) => {
    const planted = new CodeFile('test/planted/planted.ts', text);
    const found = startsInCode([planted], []).map(({ program }) => program);
    expect(found.join()).toMatch(/«.+»/);
  });

  it('knows no function of ours that is not there', () => {
    for (const { file, name } of wrappers) expect(read(file)).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
