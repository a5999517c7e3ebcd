/** Enough of the shell's grammar to say which commands a script of ours runs. */

/** A simple command: its words without quotes. Expansions stay as written (`$node`, `${home}/start`). */
export type Command = readonly string[];

const separators = /^(?:\|\||&&|;;|[;&|()\n])/;
const redirection = /^\d*(?:>>|>&|<&|<<-?|>|<)/;
/** Words that may precede a command. */
const prefixes = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '!', '{', '}', 'fi', 'done']);

/** The commands of a shell text, including those in functions and substitutions; its own functions are not commands. */
export function commandsOf(text: string): Command[] {
  const reader = new Reader(text);
  reader.read();
  return reader.commands.filter(([name = '']) => !reader.functions.has(name));
}

class Reader {
  readonly commands: Command[] = [];
  readonly functions = new Set<string>();
  readonly #text: string;
  readonly #variables = new Map<string, string>();
  #at = 0;
  #words: string[] = [];
  /** Reads a `case`, in which patterns stand where commands could. */
  #inPattern = false;
  #heredocs: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  get #rest(): string {
    return this.#text.slice(this.#at);
  }

  /** Takes what matches at this place; '' for nothing. */
  #take(pattern: RegExp): string {
    const [found = ''] = pattern.exec(this.#rest) ?? [];
    this.#at += found.length;
    return found;
  }

  read(): void {
    while (this.#at < this.#text.length) {
      this.#take(/^(?:[ \t]|\\\n)*(?:#[^\n]*)?/);
      const separator = this.#take(separators);
      if (separator !== '') this.#separate(separator);
      else if (redirection.test(this.#rest)) this.#redirect();
      else if (this.#at < this.#text.length) this.#put(this.#word());
    }
    this.#end();
  }

  #separate(separator: string): void {
    const [name = ''] = this.#words;
    if (separator === '(' && this.#words.length === 1) {
      this.functions.add(name);
      this.#words = [];
    } else if (this.#inPattern) {
      this.#words = [];
      if (separator === ')') this.#inPattern = false;
    } else {
      this.#end();
      this.#inPattern = separator === ';;';
    }
    if (separator === '\n') this.#skipHeredocs();
  }

  #redirect(): void {
    const kind = this.#take(redirection);
    this.#take(/^[ \t]+/);
    const target = this.#word();
    if (kind.startsWith('<<')) this.#heredocs.push(target);
  }

  #skipHeredocs(): void {
    for (const delimiter of this.#heredocs) {
      const end = this.#text.indexOf(`\n${delimiter}`, this.#at - 1);
      this.#at = end < 0 ? this.#text.length : end + delimiter.length + 1;
    }
    this.#heredocs = [];
  }

  #put(word: string): void {
    const isFirst = this.#words.length === 0;
    const [, variable, value = ''] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (isFirst && this.#inPattern && word === 'esac') this.#inPattern = false;
    else if (isFirst && variable !== undefined) this.#variables.set(variable, value);
    else if (!(isFirst && (prefixes.has(word) || word === 'esac'))) this.#words.push(word);
    if (this.#words[0] === 'case' && word === 'in') {
      this.#words = [];
      this.#inPattern = true;
    }
  }

  #end(): void {
    const [name = '', ...rest] = this.#words[0] === 'exec' ? this.#words.slice(1) : this.#words;
    this.#words = [];
    if (name === 'trap') this.commands.push(...commandsOf(rest[0] ?? ''));
    else if (name !== '' && name !== 'for') this.commands.push([...this.#expanded(name), ...rest]);
  }

  /** A variable that the script sets may name a command, together with options. */
  #expanded(name: string): string[] {
    const variable = /^\$\{?(\w+)\}?$/.exec(name)?.[1] ?? '';
    return this.#variables.get(variable)?.split(/\s+/).filter(Boolean) ?? [name];
  }

  #word(): string {
    let word = '';
    for (;;) {
      const plain = this.#take(/^[^\s;&|()<>'"\\$`]+/);
      const quoted = this.#take(/^'[^']*'/);
      const escaped = this.#take(/^\\[\s\S]/);
      if (plain || quoted || escaped) word += plain + quoted.slice(1, -1) + escaped.slice(1);
      else if (this.#rest.startsWith('"')) word += this.#doubleQuoted();
      else if (/^[$`]/.test(this.#rest)) word += this.#expansion();
      else return word;
    }
  }

  #doubleQuoted(): string {
    let word = '';
    this.#at += 1;
    while (this.#at < this.#text.length && !this.#rest.startsWith('"')) {
      const plain = this.#take(/^[^"\\$`]+|^\\[\s\S]/);
      word += plain === '' ? this.#expansion() : plain;
    }
    this.#at += 1;
    return word;
  }

  /** `$name` and `${name}` as they stand; the commands of `$(…)` and of backticks are taken out. */
  #expansion(): string {
    const simple = this.#take(/^\$(?:\w+|[@*#?$!-])|^\$\{[^}]*\}|^\$\(\([\s\S]*?\)\)|^\$(?![\w({])/);
    if (simple !== '') return simple;
    const backticks = this.#take(/^`[^`]*`/);
    const inside = backticks === '' ? this.#parenthesised() : backticks.slice(1, -1);
    this.commands.push(...commandsOf(inside));
    return '$()';
  }

  /** What stands between `$(` and its `)`. */
  #parenthesised(): string {
    const start = this.#at + 2;
    let depth = 0;
    while (this.#at < this.#text.length) {
      const part = this.#take(/^'[^']*'|^\\?[\s\S]/);
      if (part === '(') depth += 1;
      if (part === ')') depth -= 1;
      if (part === ')' && depth === 0) break;
    }
    return this.#text.slice(start, this.#at - 1);
  }
}
