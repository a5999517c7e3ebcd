/** Finds the programs that our sources start, from the sources alone, and reports places that it can't read. */
import { basename } from 'node:path';
import type { ESTree } from 'vite';
import { Code, type CodeFile } from './code.ts';
import { commandsOf } from './shell.ts';

export interface Start {
  readonly file: string;
  /** A program's name, or the expression in «…» if the source does not say it. */
  readonly program: string;
}

/** A function of ours that starts the program it gets. */
export interface Wrapper {
  readonly file: string;
  readonly name: string;
  /** The expressions in it that only its callers know. */
  readonly reads: readonly string[];
  /** Which of its arguments are shell text; without it, all of them are the words of one command. */
  readonly shell?: readonly number[];
}

/**
 * Programs that start another one: options that take a value, and how many words of their own follow the options. A
 * missing entry hides what that program starts, so add one whenever such a program joins the list.
 */
const launchers: Readonly<Record<string, { readonly valued?: readonly string[]; readonly own?: number }>> = {
  chroot: { own: 1 },
  env: {},
  flock: { own: 1 },
  nice: { valued: ['-n'] },
  nohup: {},
  nsenter: { valued: ['-t'] },
  setpriv: { valued: ['--pdeathsig'] },
  sudo: {},
  timeout: { own: 1 },
  unshare: {},
  xargs: {},
};

/** Builtins of the shell. */
const builtins = new Set(
  ': [ break cd command continue echo eval exit export false kill printf pwd read return set shift test true ulimit wait'.split(
    ' ',
  ),
);

/** Programs of ours or of Node packages. */
const isOurs = (path: string) =>
  /node_modules\/\.bin\/(?!node$)|(?:deploy\/install|start-guard|deploy\/display\/session|bin\/spl-kiosk)$/.test(
    path,
  );

/** The programs of one command, in the order in which they start each other. */
export function programsOf(words: readonly string[]): string[] {
  const [path, ...rest] = words;
  if (path === undefined || isOurs(path)) return [];
  const name = path.endsWith('»') ? path : basename(path);
  const launcher = launchers[name];
  if (launcher) return [name, ...programsOf(afterOptions(rest, launcher))];
  const script = /^(?:ba|da)?sh$/.test(name) ? rest.findIndex((word) => /^-\w*c$/.test(word)) + 1 : 0;
  return script === 0 ? [name] : [name, ...programsOfShell(rest[script] ?? '', rest.slice(script + 1))];
}

function afterOptions(
  words: readonly string[],
  { valued = [], own = 0 }: (typeof launchers)[string] & object,
) {
  let at = 0;
  while (/^-|^\w+=/.test(words[at] ?? '')) at += valued.includes(words[at] ?? '') ? 2 : 1;
  return words.slice(at + own);
}

/** @param given values of the script's own words (`$0`, `$@`) */
export function programsOfShell(script: string, given: readonly string[] = []): string[] {
  const [own, ...others] = given;
  return commandsOf(script).flatMap((command) => {
    const [name = '', count = '1'] = command;
    if (name === 'shift') others.splice(0, Number(count));
    const words = command.flatMap((word) =>
      word === '$@' ? others : word === '$0' && own !== undefined ? [own] : [word],
    );
    return builtins.has(name) ? [] : programsOf(words);
  });
}

/** A shell script with its first line, which says who reads it. */
export function programsOfScript(text: string): string[] {
  const [, reader = ''] = /^#!(.*)\n/.exec(text) ?? [];
  return [...programsOf(reader.split(' ')), ...programsOfShell(text)];
}

/** systemd's units: what is executed, without the marks before it. */
export const programsOfUnit = (text: string): string[] =>
  [...text.matchAll(/^Exec\w+=[-+!@:]*(.+)$/gm)].flatMap(([, command = '']) =>
    programsOf(command.split(/\s+/)),
  );

/** Packages that start what one of their fields holds: a path, or shell text. */
const fields: Readonly<Record<string, string>> = {
  'node-webcam': 'bin',
  'playwright-core': 'executablePath',
};

const childProcess = 'node:child_process';
const kinds: Readonly<Record<string, 'words' | 'shell' | 'node'>> = {
  ...{ spawn: 'words', spawnSync: 'words', execFile: 'words', execFileSync: 'words' },
  ...{ exec: 'shell', execSync: 'shell', fork: 'node' },
};

/** What the TypeScript and JavaScript files start, and what the scripts in them would. */
export function startsInCode(files: readonly CodeFile[], wrappers: readonly Wrapper[]): Start[] {
  const code = new Code(files);
  return files.flatMap((file) => {
    const known = wrappers.filter(
      // A method's owner may be known by its type alone.
      (wrapper) => wrapper.file === file.path || file.sources.has(wrapper.file),
    );
    const programs = [
      ...file.calls.flatMap((call) => programsOfCall(call, file, code, known)),
      ...file.properties.flatMap(({ name, value }) => {
        const isNamed = [...file.imports.values()].some(({ from }) => fields[from] === name);
        return isNamed ? programsOfShell(code.text(value, file)) : [];
      }),
      ...file.scripts.flatMap((node) => programsOfShell(code.text(node, file))),
      ...file.texts.flatMap((node) => programsOfText(code.text(node, file))),
      ...[...file.imports.values()]
        .filter(({ from, name }) => from === childProcess && !(name in kinds))
        .map(({ name }) => `«${name}»`),
    ];
    if (/\b(?:import|require)\(\s*['"`](?:node:)?child_process/.test(file.text)) programs.push('«import»');
    const read = known
      .filter((wrapper) => wrapper.file === file.path)
      .flatMap(({ reads }) => reads.map((expression) => `«${expression}»`));
    return [...new Set(programs)]
      .filter((program) => !read.includes(program))
      .map((program) => ({ file: file.path, program }));
  });
}

function programsOfCall(
  call: ESTree.CallExpression,
  file: CodeFile,
  code: Code,
  known: readonly Wrapper[],
): string[] {
  const name = calledName(call.callee, file);
  const imported = file.imports.get(name);
  const kind = imported?.from === childProcess ? kinds[imported.name] : undefined;
  if (kind === 'node') return ['node'];
  if (kind === 'words') return programsOf(code.words(call.arguments, file));
  if (kind === 'shell')
    return call.arguments.slice(0, 1).flatMap((text) => programsOfShell(code.text(text, file)));
  const wrapper = known.find((one) => one.name === name);
  if (!wrapper) return [];
  if (!wrapper.shell) return programsOf(code.words(call.arguments, file));
  return wrapper.shell.flatMap((at) => {
    const text = call.arguments[at];
    return text ? programsOfShell(code.text(text, file)) : [];
  });
}

/** The last name in a call: `run` in `machine.run(…)`, `execFile` in `promisify(execFile)(…)`. */
function calledName(callee: ESTree.Expression, file: CodeFile): string {
  if (callee.type === 'MemberExpression') return file.code(callee.property);
  if (callee.type === 'CallExpression' && file.code(callee.callee) === 'promisify')
    return callee.arguments[0] ? file.code(callee.arguments[0]) : '';
  const value = callee.type === 'Identifier' ? file.meaning(callee) : null;
  return value?.type === 'CallExpression' ? calledName(value, file) : file.code(callee);
}

/** A script or unit that is a text in the code, and a program named by its whole path. */
function programsOfText(text: string): string[] {
  if (text.startsWith('#!/')) return programsOfScript(text);
  if (/^\/(?:[\w.-]+\/)*s?bin\/[\w.+-]+$/.test(text)) return programsOf([text]);
  return programsOfUnit(text);
}
