/** The screen's session on a display that is not there (Xvfb), with the policy, in a network of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../fakes/booted.ts';
import { childrenOf } from '../fakes/run-main.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const display = `:${1000 + (process.pid % 30_000)}`;

function whyNot(): string | null {
  const needed = ['Xvfb', 'openbox', 'xwininfo', 'chromium', 'nsenter', 'ip'];
  const missing = needed.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  if (missing.length > 0) return `${missing.join(', ')} not installed`;
  return process.getuid?.() === 0 ? null : 'not root, and Chromium’s sandbox wants another user';
}
const why = whyNot();

/** The machine as the session finds it: the release in its place, the policy, loopback, a display, a user. */
const machine = `set -e
  ip link set lo up
  mount -t tmpfs none /opt && mkdir /opt/spl-kiosk && ln -s ${root} /opt/spl-kiosk/current
  mkdir -p /etc/chromium/policies && mount --bind ${root}/deploy/overlay/etc/chromium/policies /etc/chromium/policies
  mount -t tmpfs -o mode=755 none /mnt && mkdir -m 700 /mnt/own && chown nobody /mnt/own
  Xvfb ${display} -screen 0 1080x1920x24 -nolisten tcp 2>/dev/null &
  while [ ! -e /tmp/.X11-unix/X${display.slice(1)} ]; do sleep 0.1; done
  export DISPLAY=${display} XDG_RUNTIME_DIR=/mnt/own HOME=/mnt/own TMPDIR=/mnt/own
  exec setpriv --reuid=nobody --regid=nogroup --clear-groups /opt/spl-kiosk/current/deploy/display/session`;

const daemon = `require('node:http').createServer((_, reply) => {
  reply.setHeader('Content-Type', 'text/html');
  reply.end('<title>The kiosk</title>');
}).listen(8080, '127.0.0.1')`;

describe.skipIf(why)(`the screen${why ? ` (skipped: ${why})` : ''}`, { timeout: 120_000 }, () => {
  let session: ChildProcess;
  let server: ChildProcess | undefined;

  beforeAll(() => {
    const own = ['--mount', '--net', '--pid', '--fork', '--mount-proc'];
    session = spawn('unshare', [...own, 'sh', '-c', machine], { stdio: 'ignore' });
  });
  afterAll(() => {
    server?.kill();
    // The namespace's first process: all others end with it.
    const [init] = childrenOf(session.pid);
    if (init) process.kill(init, 'SIGKILL');
  });

  const inside = (...command: string[]) => {
    const [init] = childrenOf(session.pid);
    return spawnSync('nsenter', ['-t', String(init), '-m', '-n', '-p', '--', ...command], {
      encoding: 'utf8',
    });
  };
  const windows = () => inside('xwininfo', '-display', display, '-root', '-tree').stdout;
  const showing = (title: string) => windows().includes(`"${title} - Chromium"`);
  const processes = (...pattern: string[]) =>
    inside('pgrep', ...pattern)
      .stdout.trim()
      .split('\n')
      .filter(Boolean);
  /** Processes that draw pages, and not the browser itself. */
  const pages = () =>
    processes('-af', '--', '--type=renderer')
      .filter((line) => !line.includes('--top-chrome-webui'))
      .map((line) => line.split(' ')[0] ?? '');

  it('shows the starting page as long as nobody answers', async () => {
    await until('the starting page is shown', () => showing('Starting'), 90_000);
    expect(windows()).toMatch(/"Starting - Chromium".* 1080x1920\+0\+0/);
  });

  it('goes over to the kiosk once it answers', async () => {
    const [init] = childrenOf(session.pid);
    server = spawn('nsenter', ['-t', String(init), '-n', process.execPath, '-e', daemon], {
      stdio: 'ignore',
    });
    await until('the kiosk is shown', () => showing('The kiosk'), 60_000);
  });

  it('comes back when the browser dies', async () => {
    const [browser = ''] = processes('-f', '--', '--user-data-dir=/mnt/own/chromium --kiosk');
    expect(browser).not.toBe('');
    inside('sh', '-c', `kill -9 ${browser}`);
    await until('the browser is gone', () => !showing('The kiosk'), 30_000);
    await until('the kiosk is shown', () => showing('The kiosk'), 90_000);
  });

  it('comes back when the page dies, which leaves the browser alive', async () => {
    await until('a page is drawn', () => pages().length > 0, 30_000);
    await sleep(5000); // the session looks every two seconds, and restarts only what it has seen drawing
    const before = pages();
    inside('sh', '-c', `kill -9 ${before.join(' ')}`);
    const isNew = () => pages().some((page) => !before.includes(page));
    await until('the kiosk is shown by another process', () => isNew() && showing('The kiosk'), 90_000);
  });
});
