/** The strings and lists for which a TypeScript file's expressions stand, as far as the sources tell. */
import { dirname, join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

type Node = ESTree.Node;
type Name = Pick<ESTree.IdentifierReference, 'name' | 'start'>;
/** Texts of a function's arguments, by its parameters' names. */
type Given = ReadonlyMap<string, string>;

/** Marks a part of a text that is known only at run time. */
const unknown = (code: string) => `«${code.replace(/[^\w.]+/g, '_')}»`;

/**
 * The meaning of a name from `start` to `end`; `node` is null for parameters and everything else that is not constant.
 */
interface Meaning {
  readonly name: string;
  readonly node: Node | null;
  readonly start: number;
  readonly end: number;
}

export class CodeFile {
  readonly path: string;
  readonly text: string;
  readonly calls: ESTree.CallExpression[] = [];
  /** Each string and each template. */
  readonly texts: Node[] = [];
  /** Templates that are marked as shell text. */
  readonly scripts: Node[] = [];
  /** Properties and fields with the values that they are given. */
  readonly properties: { readonly name: string; readonly value: Node }[] = [];
  /** Imports other than types: a path from the root or a package, and the name there. */
  readonly imports = new Map<string, { readonly from: string; readonly name: string }>();
  /** Where anything is imported from, types too. */
  readonly sources = new Set<string>();
  readonly #meanings: Meaning[] = [];
  /** The functions around the current place. */
  readonly #scopes: Pick<Node, 'start' | 'end'>[] = [];

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    const { program, errors } = parseSync(path, text);
    if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
    const enter = (node: ESTree.Function | ESTree.ArrowFunctionExpression) => this.#enter(node);
    const leave = () => void this.#scopes.pop();
    this.#scopes.push({ start: 0, end: text.length });
    new Visitor({
      FunctionDeclaration: enter,
      'FunctionDeclaration:exit': leave,
      FunctionExpression: enter,
      'FunctionExpression:exit': leave,
      ArrowFunctionExpression: enter,
      'ArrowFunctionExpression:exit': leave,
      VariableDeclaration: ({ kind, declarations }) => {
        for (const { id, init } of declarations) this.#mean(id, kind === 'const' ? init : null);
      },
      CallExpression: (node) => this.calls.push(node),
      TemplateLiteral: (node) => this.texts.push(node),
      TaggedTemplateExpression: (node) => this.code(node.tag) === 'sh' && this.scripts.push(node),
      Literal: (node) => typeof node.value === 'string' && this.texts.push(node),
      Property: ({ key, value }) => this.properties.push({ name: this.code(key), value }),
      AssignmentExpression: ({ left, right }) =>
        left.type === 'MemberExpression' &&
        this.properties.push({ name: this.code(left.property), value: right }),
      ImportDeclaration: (node) => this.#import(node),
    }).visit(program);
  }

  #enter(node: ESTree.Function | ESTree.ArrowFunctionExpression): void {
    this.#scopes.push(node);
    for (const one of node.params) this.#mean(one.type === 'RestElement' ? one.argument : one, null);
  }

  #mean(id: Node, node: Node | null): void {
    const scope = this.#scopes.at(-1);
    const value = node?.type === 'TSAsExpression' ? node.expression : node;
    if (id.type === 'Identifier' && scope)
      this.#meanings.push({ name: id.name, node: value, start: scope.start, end: scope.end });
  }

  #import({ source, specifiers, importKind }: ESTree.ImportDeclaration): void {
    const from = source.value.startsWith('.') ? join(dirname(this.path), source.value) : source.value;
    this.sources.add(from);
    if (importKind === 'type') return;
    for (const one of specifiers) {
      const isNamed = one.type === 'ImportSpecifier';
      if (isNamed && one.importKind === 'type') continue;
      this.imports.set(one.local.name, { from, name: isNamed ? this.code(one.imported) : '*' });
    }
  }

  code({ start, end }: Pick<Node, 'start' | 'end'>): string {
    return this.text.slice(start, end);
  }

  /** The value of a constant at this place; null for parameters, and if blocks of a function differ. */
  meaning({ name, start }: Name): Node | null {
    const seen = this.#meanings.filter((one) => one.name === name && one.start <= start && start < one.end);
    const nearest = Math.max(...seen.map((one) => one.start));
    const [meant, ...others] = seen.filter((one) => one.start === nearest);
    return others.length === 0 ? (meant?.node ?? null) : null;
  }
}

/** Reads expressions of files that import each other. */
export class Code {
  readonly #files: ReadonlyMap<string, CodeFile>;

  constructor(files: readonly CodeFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** The words of a call's arguments, with lists spread out; options and functions are left out. */
  words(nodes: readonly (Node | null)[], file: CodeFile): string[] {
    return nodes.flatMap((node): string[] => {
      if (node === null || /^(Object|Function|ArrowFunction)Expression$/.test(node.type)) return [];
      if (node.type === 'SpreadElement') return this.words([node.argument], file);
      if (node.type === 'TSAsExpression') return this.words([node.expression], file);
      if (node.type === 'ArrayExpression') return this.words(node.elements, file);
      const meant = this.#value(node, file);
      if (meant && /^(Array|Object)Expression$/.test(meant.node.type))
        return this.words([meant.node], meant.file);
      return [this.text(node, file)];
    });
  }

  /** A text as far as it is known; alternatives of several words are on separate lines. */
  text(node: Node, file: CodeFile, given: Given = new Map()): string {
    const text = (inner: Node) => this.text(inner, file, given);
    if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
    if (node.type === 'TemplateLiteral')
      return node.quasis
        .flatMap(({ value }, i) => [value.cooked ?? value.raw, ...node.expressions.slice(i, i + 1).map(text)])
        .join('');
    if (node.type === 'TaggedTemplateExpression')
      return node.quasi.quasis.map(({ value }) => value.raw).join('');
    if (node.type === 'BinaryExpression' && node.operator === '+') return text(node.left) + text(node.right);
    if (node.type === 'ConditionalExpression') {
      const either = [text(node.consequent), text(node.alternate)];
      return either.some((one) => /\s/.test(one)) ? either.join('\n') : unknown(file.code(node));
    }
    if (file.code(node) === 'process.execPath') return 'node';
    if (node.type === 'CallExpression' && file.code(node.callee) === 'join')
      return node.arguments.map(text).join('/');
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const { object, property } = node.callee;
      const isLines = object.type === 'ArrayExpression' && file.code(property) === 'join';
      if (isLines) return this.words([object], file).join('\n');
    }
    const known = node.type === 'Identifier' ? given.get(node.name) : undefined;
    if (known !== undefined) return known;
    const meant = this.#value(node, file, given);
    return meant ? this.text(meant.node, meant.file, meant.given) : unknown(file.code(node));
  }

  /** The value of a name, or of a call to a function that is one expression. */
  #value(
    node: Node,
    file: CodeFile,
    given: Given = new Map(),
  ): { node: Node; file: CodeFile; given: Given } | null {
    if (node.type === 'Identifier') {
      const own = file.meaning(node);
      if (own) return { node: own, file, given: new Map() };
      const imported = file.imports.get(node.name);
      const source = imported && this.#files.get(imported.from);
      const value = imported && source?.meaning({ name: imported.name, start: 0 });
      return source && value ? { node: value, file: source, given: new Map() } : null;
    }
    if (node.type !== 'CallExpression') return null;
    const called = this.#value(node.callee, file);
    if (called?.node.type !== 'ArrowFunctionExpression' || called.node.body.type === 'BlockStatement')
      return null;
    const texts = node.arguments.map((argument) => this.text(argument, file, given));
    const names = called.node.params.map((parameter) => called.file.code(parameter).split(':')[0] ?? '');
    return {
      node: called.node.body,
      file: called.file,
      given: new Map(names.map((name, i) => [name, texts[i] ?? unknown(name)])),
    };
  }
}
