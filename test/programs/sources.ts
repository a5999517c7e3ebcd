/** Our sources, for the comparison with the list of programs. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CodeFile } from './code.ts';
import {
  programsOfScript,
  programsOfShell,
  programsOfUnit,
  type Start,
  startsInCode,
  type Wrapper,
} from './starts.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Functions of ours that start the program they get. */
export const wrappers: readonly Wrapper[] = [
  { file: '.config/setup.mjs', name: 'run', reads: ['program'] },
  { file: 'deploy/installer/system.ts', name: 'run', reads: ['program'] },
  { file: 'deploy/package/deb.ts', name: 'script', reads: ['command'], shell: [1] },
  { file: 'src/devices/printer/cups-queue.ts', name: 'withInput', reads: ['program'] },
  { file: 'src/devices/system/read-system.ts', name: 'run', reads: ['name'] },
  { file: 'src/devices/system/run-program.ts', name: 'runProgram', reads: ['name'] },
  { file: 'src/devices/system/run-program.ts', name: 'firstLine', reads: ['name'] },
  { file: 'src/technician/provision/engines.ts', name: 'buildEngines', reads: ['trtexec'] },
  { file: 'src/technician/provision/trtexec.ts', name: 'buildEngine', reads: ['program'] },
  { file: 'test/fakes/machines/bare-machine.ts', name: 'start', reads: ['command'] },
  { file: 'test/fakes/machines/booted.ts', name: 'run', reads: ['command'] },
  { file: 'test/fakes/machines/booted.ts', name: 'start', reads: ['command'] },
  {
    file: 'test/fakes/parts/camera-programs.ts',
    name: 'playCamera',
    reads: ['live', 'still'],
    shell: [1, 2],
  },
  { file: 'test/fakes/machines/debian.ts', name: 'run', reads: ['command'] },
  { file: 'test/fakes/machines/debian.ts', name: 'status', reads: ['command'] },
  { file: 'test/fakes/machines/machine.ts', name: 'run', reads: [] },
  { file: 'test/fakes/machines/orin-board.ts', name: 'script', reads: ['body'], shell: [1] },
  { file: 'test/fakes/machines/programs.ts', name: 'fakeProgram', reads: ['script'], shell: [1] },
  {
    file: 'test/integration/camera-faults.test.ts',
    name: 'playing',
    reads: ['script', 'script.replace_PICTURE_picture_'],
    shell: [0],
  },
  { file: 'test/fakes/virtual/virtual-machine.ts', name: 'run', reads: ['command'] },
  { file: 'test/integration/deploy-display.test.ts', name: 'besideBrowser', reads: ['command'] },
  // It writes a script, which is read in its place.
  { file: 'test/integration/deploy-files.test.ts', name: 'policed', reads: ['policed_policy_', 'policy'] },
  { file: 'test/integration/live-faults.test.ts', name: 'cameraThat', reads: ['live'], shell: [0] },
];

const ignored = /^(?:node_modules|dist)$/;
/** Hidden folders hold generated files, except for these two. */
const files = ['**/*', '.ci/*', '.config/*']
  .flatMap((pattern) =>
    globSync(pattern, { cwd: root, withFileTypes: true, exclude: ({ name }) => ignored.test(name) }),
  )
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((path) => !path.startsWith('test/programs/'));
const ending = (pattern: RegExp) => files.filter((path) => pattern.test(path));

export const codeFiles = ending(/\.(?:ts|tsx|js|mjs)$/).map((path) => new CodeFile(path, read(path)));

/** What files other than code start. */
export function startsIn(path: string, text: string): string[] {
  if (path.endsWith('.service')) return programsOfUnit(text);
  if (path === 'package.json') {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(text));
    const packages = readdirSync(join(root, 'node_modules/.bin')).filter((name) => name !== 'node');
    const started = Object.values(scripts).flatMap((script) => programsOfShell(script));
    return started.filter((name) => !packages.includes(name));
  }
  if (path.endsWith('.py')) return programsOfPython(text);
  return text.startsWith('#!') ? programsOfScript(text) : [];
}

/** Scripts of ours start Python itself, or a program named in a list. */
function programsOfPython(text: string): string[] {
  return [
    ...text.matchAll(
      /\b(?:subprocess\.(?!DEVNULL|PIPE|STDOUT|\w*Error)\w+|os\.(?:system|exec\w*|spawn\w*|popen))\(\s*\[?\s*(sys\.executable|"[^"]*")?/g,
    ),
  ].map(([call, first]) => (first === 'sys.executable' ? 'python3' : (first?.slice(1, -1) ?? `«${call}»`)));
}

const startsOf = (path: string): Start[] =>
  [...new Set(startsIn(path, read(path)))].map((program) => ({ file: path, program }));

/** Everything that our sources start. */
export const starts: readonly Start[] = [
  ...startsInCode(codeFiles, wrappers),
  ...[
    ...ending(/\.(?:service|py)$|^package\.json$/),
    ...files.filter((path) => !/\.\w+$/.test(path)),
  ].flatMap(startsOf),
];
