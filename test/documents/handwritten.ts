/** Everything that people write by hand: code, scripts, units and documents. */
import { globSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { root } from '../import-graph.ts';

/** A file without an extension is a shell script. */
const extensions = [
  '.ts',
  '.tsx',
  '.mjs',
  '.css',
  '.html',
  '.py',
  '.md',
  '.sh',
  '.service',
  '.rules',
  '.conf',
  '',
];
const foreign = /(^|\/)(node_modules|dist|\.cache|\.venv|__pycache__)(\/|$)/;

export interface HandwrittenFile {
  /** From the root. */
  readonly path: string;
  /** With each comment on one line: without line breaks and comment marks a sentence is whole. */
  readonly text: string;
}

export const handwritten: readonly HandwrittenFile[] = [
  'README.md',
  ...['src', 'kiosk-ui', 'models', 'deploy', 'test', '.config'].flatMap((folder) =>
    globSync(`${folder}/**/*`, { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => normalize(join(entry.parentPath, entry.name)).slice(root.length)),
  ),
]
  .filter((path) => extensions.includes(extname(path)) && !foreign.test(path))
  .map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8').replaceAll(/\s*\n\s*(?:\*(?!\/)|\/\/|#(?!#))?\s*/g, ' '),
  }));
