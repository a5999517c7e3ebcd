import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageSources } from '../.config/setup.mjs';
import {
  cyclesOf,
  functionLengths,
  type Import,
  read,
  root,
  type SourceFile,
  sourceFiles,
} from './import-graph.ts';
import { ports, rooms } from './rooms.ts';

const source = sourceFiles('src');
const all = ['src', 'kiosk-ui', 'models', 'deploy', 'test'].flatMap(sourceFiles);

/** The name of the room that a file belongs to. */
const roomOf = (path: string): string | undefined =>
  Object.keys(rooms)
    .filter((name) => (name.endsWith('/') ? path.startsWith(name) : path === name))
    .sort((a, b) => b.length - a.length)[0];

/** `folder/` with all that is in it, `folder/*` with its loose files alone, or a file or package by its name. */
function isAt(target: string, place: string): boolean {
  if (place.endsWith('/*')) return dirname(target) === place.slice(0, -2);
  if (place.endsWith('/') || place.endsWith(':')) return target.startsWith(place);
  return target === place || (!target.startsWith('src/') && target.startsWith(`${place}/`));
}

function isAllowed(path: string, { target, typeOnly }: Import): boolean {
  const name = roomOf(path);
  if (name === undefined) return false;
  const { may, types = [] } = rooms[name] ?? { may: [] };
  const allowed = typeOnly ? [...may, ...types] : may;
  return roomOf(target) === name || allowed.some((place) => isAt(target, place));
}

const offences = (files: readonly SourceFile[]) =>
  files.flatMap(({ path, imports }) =>
    imports
      .filter((one) => !isAllowed(path, one))
      .map(({ target, typeOnly }) => `${path} → ${target}${typeOnly ? ' (type)' : ''}`),
  );

const housed = all.filter(({ path }) => !path.startsWith('test/'));

describe('the house', () => {
  it('is read at all', () => {
    expect(source.length).toBeGreaterThan(200);
    expect(read('src/kiosk.ts').imports).toContainEqual({ target: 'src/open/devices.ts', typeOnly: false });
    expect(read('src/main.ts').imports.map(({ target }) => target)).toContain('src/commands/start.ts');
    expect(read('src/contract/kiosk.ts').imports).toContainEqual({
      target: 'src/screening/visit/screening.ts',
      typeOnly: true,
    });
  });

  it('has no import cycles, types included', () => {
    expect(cyclesOf(all)).toEqual([]);
    const ring = ['a', 'b', 'c'].map((path, i, paths) => ({
      path,
      text: '',
      imports: [{ target: paths[(i + 1) % 3] ?? '', typeOnly: true }],
    }));
    expect(cyclesOf(ring)).toEqual([['a', 'b', 'c', 'a']]);
  });

  it('has a rule for every room', () => {
    expect(housed.filter(({ path }) => roomOf(path) === undefined).map(({ path }) => path)).toEqual([]);
    const inhabited = new Set(housed.map(({ path }) => roomOf(path)));
    expect(Object.keys(rooms).filter((name) => !inhabited.has(name))).toEqual([]);
  });

  it.each(Object.keys(rooms))('%s imports what its rule allows', (name) => {
    expect(offences(housed.filter(({ path }) => roomOf(path) === name))).toEqual([]);
  });

  it('lets drivers in through devices/open.ts alone, and that through open/', () => {
    const isDriver = (target: string) =>
      /^src\/devices\/(camera|printer|open\.ts)/.test(target) && !ports.includes(target);
    const doors = /^src\/(devices|open)\//;
    const outside = housed.filter(({ path }) => !doors.test(path));
    const taken = outside.flatMap(({ path, imports }) =>
      imports.filter(({ target }) => isDriver(target)).map(({ target }) => `${path} → ${target}`),
    );
    expect(taken).toEqual(['src/technician/readings/self-tests.ts → src/devices/camera/jpeg-header.ts']);
  });

  it('keeps at most nine files loose in a folder that has subfolders, and six in src', () => {
    const files = all.map(({ path }) => path);
    const folders = new Set(files.map((path) => dirname(path)));
    const loose = (folder: string) => files.filter((path) => dirname(path) === folder).length;
    const hasFolders = (folder: string) => [...folders].some((other) => other.startsWith(`${folder}/`));
    expect([...folders].filter((folder) => hasFolders(folder) && loose(folder) > 9)).toEqual([]);
    expect(loose('src')).toBe(6);
  });

  it('builds the daemon in a composition root that reads as a list', () => {
    const lengths = functionLengths('src/kiosk.ts');
    expect(lengths.length).toBeGreaterThan(3);
    expect(lengths.filter(({ lines }) => lines > 60)).toEqual([]);
  });

  it('builds the pages again whenever a file changes that they are built from', () => {
    const byPath = new Map(all.map((file) => [file.path, file]));
    const built = new Set(housed.map(({ path }) => path).filter((path) => path.startsWith('kiosk-ui/')));
    for (const path of built) {
      for (const { target, typeOnly } of byPath.get(path)?.imports ?? []) {
        if (!typeOnly && byPath.has(target)) built.add(target);
      }
    }
    expect([...built]).toContain('src/screening/space/figure.ts');
    const isStamped = (path: string) =>
      pageSources.some((source) => path === source || path.startsWith(`${source}/`));
    expect([...built].filter((path) => !isStamped(path))).toEqual([]);
  });

  it('has the top level that the customer fixed', () => {
    const visible = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules');
    const fixed = [
      ...['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'LICENSE'],
      ...['src', 'kiosk-ui', 'models', 'deploy', 'test'],
    ];
    expect(visible.filter((name) => !fixed.includes(name))).toEqual([]);
  });

  it('names files that exist', () => {
    const places = Object.values(rooms).flatMap(({ may, types = [] }) => [...may, ...types]);
    const own = places.filter((place) => place.startsWith('src/') && place.endsWith('.ts'));
    const paths = new Set(all.map(({ path }) => path));
    expect(own.filter((place) => !paths.has(place))).toEqual([]);
  });
});
