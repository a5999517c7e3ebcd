/** The import graph of our sources, as the parser reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Import {
  /** A file of ours as a path from the root, or the name of a package. */
  readonly target: string;
  /** Whether the import is erased before the code runs. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** From the root. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('dist/'))
    .map((name) => read(join(folder, name)));
}

export function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { module, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const imports: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    target: targetOf(path, moduleRequest.value),
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) imports.push({ target: targetOf(path, moduleRequest.value), typeOnly: isType });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const specifier = text.slice(moduleRequest.start + 1, moduleRequest.end - 1);
    imports.push({ target: targetOf(path, specifier), typeOnly: false });
  }
  return { path, text, imports };
}

const targetOf = (path: string, specifier: string): string =>
  specifier.startsWith('.') ? relative(root, resolve(root, dirname(path), specifier)) : specifier;

/** Every cycle of files that import each other, types included, as its paths in order. */
export function cyclesOf(files: readonly SourceFile[]): string[][] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, way: readonly string[]) => {
    const begin = way.indexOf(path);
    if (begin >= 0) cycles.push([...way.slice(begin), path]);
    if (begin >= 0 || done.has(path)) return;
    for (const target of importsOf.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
}

/** Every function of a file with its number of lines. */
export function functionLengths(path: string): { readonly at: number; readonly lines: number }[] {
  const text = readFileSync(join(root, path), 'utf8');
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const lengths: { at: number; lines: number }[] = [];
  const measure = ({ start, end }: { readonly start: number; readonly end: number }) => {
    const at = lineOf(start);
    lengths.push({ at, lines: lineOf(end) - at + 1 });
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(parseSync(path, text).program);
  return lengths;
}
