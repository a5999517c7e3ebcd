/**
 * `npm run try-bare`: both commands of the README in a fresh clone of what is committed here, on a machine with nothing
 * but Debian's base, Node, npm and git; as root, and as a user who may not install anything. It needs root, and an
 * hour. The machines stay in .cache/bare until the next run, so that they can be examined.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { programs } from '../../.config/programs.mjs';
import { BareMachine } from '../fakes/machines/bare-machine.ts';
import { freePort } from '../fakes/machines/free-port.ts';
import { measureArguments } from './measure-arguments.ts';

const usage = `Usage: npm run try-bare -- [--as root|tester] [--start-only] [TEST FILE…]

  --as          one of both users (default: both, one after the other)
  --start-only  npm start alone
  TEST FILE     these tests alone`;
const startsWithinMs = 15 * 60_000;

const cache = fileURLToPath(new URL('../../.cache/bare/', import.meta.url));
const say = (text: string) => process.stdout.write(`\n══ ${text}\n`);

const options = await measureArguments({
  usage,
  options: { as: { type: 'string' }, 'start-only': { type: 'boolean', default: false } },
  positionals: true,
  read: ({ as: only, 'start-only': startOnly }, tests) => {
    const users = ['root', 'tester'].filter((user) => only === undefined || only === user);
    if (users.length === 0) throw new Error(`There is no user ${only}.`);
    return { users, startOnly, tests };
  },
});

// npm tells which Node runs it: this machine's, although the pinned one runs this script.
const { npm_node_execpath: node = '', npm_execpath: npm = '' } = process.env;
if (process.getuid?.() !== 0 || npm === '') {
  process.stderr.write('It makes a machine. Run it as root: npm run try-bare\n');
  process.exit(1);
}

const ended = async (child: ChildProcess) => {
  await once(child, 'exit');
  return child.exitCode === 0;
};

/** Whether `npm start` comes to serve its first page and its health. */
async function serves(machine: BareMachine, user: string): Promise<boolean> {
  const port = await freePort(); // of this machine, whose network the other one shares
  const child = machine.start(['env', `SPL_KIOSK_PORT=${port}`, 'npm', 'start'], user);
  const gone = once(child, 'exit');
  const answers = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null))?.status === 200;
  const until = Date.now() + startsWithinMs;
  let served = false;
  while (!served && child.exitCode === null && Date.now() < until) {
    await sleep(1000);
    served = (await answers('/')) && (await answers('/health'));
  }
  child.kill('SIGKILL'); // unshare heeds no other signal while it waits
  await gone;
  return served;
}

/** Does what a person would do: start it, follow the message (as root, for a user), then test it. */
async function tryAs(user: string): Promise<Record<string, boolean>> {
  say(`as ${user}`);
  const machine = BareMachine.make(`${cache}${user}`, node, npm);
  machine.giveTo(user);
  const results: Record<string, boolean> = { 'npm start': await serves(machine, user) };
  if (options.startOnly) return results;
  if (user !== 'root') {
    const needed = programs.filter(({ neededBy }) => neededBy.some((by) => /^(?:npm|test)\b/.test(by)));
    const packages = [...new Set(needed.map((one) => one.package))];
    const install = ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages];
    results['apt-get install'] =
      (await ended(machine.start(['apt-get', 'update', '-q'], 'root'))) &&
      (await ended(machine.start(install, 'root')));
  }
  results['npm test'] = await ended(machine.start(['npm', 'test', '--', ...options.tests], user));
  return results;
}

const lines: string[] = [];
let passed = true;
for (const user of options.users) {
  for (const [what, succeeded] of Object.entries(await tryAs(user))) {
    lines.push(`${what} as ${user}: ${succeeded ? 'passed' : 'failed'}`);
    passed &&= succeeded;
  }
}
say(lines.join('\n══ '));
process.exitCode = passed ? 0 : 1;
