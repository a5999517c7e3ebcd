import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The pinned Node in place of an older one: it strips no types, and reports version 20.19.0. */
const oldNode = [
  '--no-strip-types',
  '--import',
  "data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.19.0' })",
];

const started = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, [...oldNode, file, ...args], { cwd: root, encoding: 'utf8' });

it.each([
  [[], 'npm start'],
  [['start', '--photos', 'DIR'], 'npm start -- --photos DIR'],
  [['analyze', '--json', 'a.jpg'], 'npm run analyze -- --json a.jpg'],
  [['scale-card', '--out', 'cards.pdf'], 'npm run scale-card -- --out cards.pdf'],
])('a Node too old for TypeScript says what to type (%s)', (args, command) => {
  const { status, stderr } = started('src/main.ts', ...args);
  expect(stderr).toBe(
    `This is Node 20.19.0; the kiosk runs with Node 24, which its set-up brings.\nType: ${command}\n`,
  );
  expect(status).toBe(1);
});

it('would not get that far without the link', () => {
  expect(started('src/kiosk.ts').stderr).toContain('ERR_UNKNOWN_FILE_EXTENSION');
});
