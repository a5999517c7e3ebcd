/**
 * The screen's units, as they are, on a copy of this machine that is booted with its own systemd. Xvfb stands in for
 * X11 on a screen; Chromium is real, and so are its sandbox, the units' around it, and the policy.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Booted, machineDoes } from '../fakes/machines/booted.ts';
import { type Debian, freshDebian, whyNoDebian } from '../fakes/machines/debian.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const release = '/opt/spl-kiosk/current';
const why = whyNoDebian('test/integration/deploy-display.test.ts');

/** No terminal and no screen are there. What confines the unit stays. */
const withoutScreen = `[Service]
StandardInput=null
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
ExecStart=
ExecStart=/usr/bin/Xvfb :0 -screen 0 1080x1920x24 -nolisten tcp -nolisten local
`;

describe.skipIf(why)(`the screen${why ? ` (skipped: ${why})` : ''}`, { timeout: 240_000 }, () => {
  const browserUnit = 'spl-kiosk-display.service';
  const screenUnit = 'spl-kiosk-screen.service';
  let debian: Debian;
  let machine: Booted;

  beforeAll(async () => {
    debian = freshDebian('/');
    const overlay = join(root, 'deploy/overlay');
    cpSync(overlay, debian.root, { recursive: true });
    mkdirSync(join(debian.root, release), { recursive: true });
    const extra = join(debian.root, `etc/systemd/system/${screenUnit}.d`);
    mkdirSync(extra);
    writeFileSync(join(extra, 'without-screen.conf'), withoutScreen);
    execFileSync('systemd-sysusers', [`--root=${debian.root}`, 'spl-kiosk.conf'], { stdio: 'ignore' });
    machine = await Booted.boot(debian.root, { [release]: root }, 'basic.target');
    machine.run('systemctl', 'start', browserUnit);
  }, 120_000);
  afterAll(async () => {
    await machine?.cutPower();
    debian?.remove();
  });

  const lines = (text: string) => text.trim().split('\n').filter(Boolean);
  /** Runs a program where the browser runs: among its files, in its /tmp, as its user. */
  const besideBrowser = (...command: string[]) => {
    const user = ['setpriv', '--reuid=spl-display', '--regid=spl-display', '--init-groups', '--'];
    const session = machine.property('MainPID', browserUnit);
    return machine.run('nsenter', '-t', session, '-m', '--', ...user, 'env', 'DISPLAY=:0', ...command);
  };
  const windows = () => besideBrowser('xwininfo', '-root', '-tree').output;
  const showing = (title: string) => windows().includes(`"${title} - Chromium"`);
  const processes = (pattern: string) => lines(machine.run('pgrep', '-af', '--', pattern).output);
  const pidOf = (line = '') => line.split(' ')[0] ?? '';
  const browser = () => pidOf(processes('chromium --kiosk').find((line) => !line.includes('--type=')));
  /** Processes that draw pages, and not the browser itself. */
  const pages = () =>
    processes('[-]-type=renderer')
      .filter((line) => !line.includes('--top-chrome-webui'))
      .map(pidOf);
  /** Ports from which pages hold a connection to the kiosk: the one sign of a page that lives, whatever its window shows. */
  const connections = () =>
    lines(machine.run('cat', '/proc/net/tcp').output)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , remote, state]) => remote === '0100007F:1F90' && state === '01')
      .map(([, local = '']) => local);
  const said = () => machine.run('journalctl', '-o', 'cat', '-u', browserUnit).output;
  /** How many seconds the session said it waits before each start of the browser. */
  const pauses = () =>
    [...said().matchAll(/started again in (\d+) s/g)].map(([, seconds]) => Number(seconds));

  /** At least `least` pauses, each twice the one before: on a busy machine a start may take one more try. */
  const expectPauses = (least: number) => {
    expect(pauses().length).toBeGreaterThanOrEqual(least);
    expect(pauses()).toEqual(pauses().map((_, i) => Math.min(2 ** i, 64)));
  };

  it('shows the starting page as long as nobody answers', async () => {
    // The window has its title before it fills the screen.
    await machineDoes('the starting page fills the screen', () =>
      /"Starting - Chromium".* 1080x1920\+0\+0/.test(windows()),
    );
  });

  it('keeps Chromium’s own sandbox inside the unit’s: a page has no capability, file or network', () => {
    const [page = ''] = pages();
    const status = machine.run('cat', `/proc/${page}/status`).output;
    expect(status).toMatch(/^CapEff:\s+0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    // More filters than the unit's own: Chromium's.
    const filters = (pid: string) =>
      Number(/^Seccomp_filters:\s+(\d+)/m.exec(machine.run('cat', `/proc/${pid}/status`).output)?.[1]);
    expect(filters(page)).toBeGreaterThan(filters(browser()));
    for (const space of ['user', 'pid', 'net'])
      expect(machine.run('readlink', `/proc/${page}/ns/${space}`).output).not.toBe(
        machine.run('readlink', `/proc/1/ns/${space}`).output,
      );
    expect(machine.run('ls', `/proc/${page}/root`).output).not.toContain('etc');
  });

  it('shows itself to nobody else on the machine', () => {
    const look = (user: string) =>
      machine.run('setpriv', `--reuid=${user}`, '--clear-groups', 'env', 'DISPLAY=:0', 'xset', 'q');
    for (const user of ['spl-kiosk', 'root']) expect(look(user).output).toContain('unable to open display');
    expect(besideBrowser('xset', 'q').status).toBe(0);
  });

  it('goes over to the kiosk once it answers', async () => {
    machine.run('systemctl', 'start', 'spl-kiosk.service');
    await machine.active();
    await machineDoes('the kiosk is shown', () => showing('Skin spot check'));
  });

  it('comes back when the browser dies', async () => {
    const before = browser();
    expect(machine.run('sh', '-c', `kill -9 ${before}`).status).toBe(0);
    await machineDoes(
      'the kiosk is shown',
      () => !['', before].includes(browser()) && showing('Skin spot check'),
    );
    expectPauses(1);
  });

  it('comes back when the page dies, which leaves the browser alive', async () => {
    await machineDoes('the page is connected', () => connections().length > 0);
    const before = connections();
    machine.run('sh', '-c', `kill -9 ${pages().join(' ')}`);
    const isNew = () => connections().some((port) => !before.includes(port));
    await machineDoes('another page is connected', () => isNew() && showing('Skin spot check'));
  });

  it('comes back when each page dies as soon as it is there, after a longer pause', async () => {
    const before = browser();
    const earlier = pauses().length;
    // Faster than the session looks: it never sees a page of the browser that it starts.
    machine.write('/run/kill-pages', '');
    const kill = 'while [ -e /run/kill-pages ]; do pkill -9 -f -- "[-]-type=renderer"; sleep 0.1; done';
    machine.start('sh', '-c', kill);
    await machineDoes('the browser is another one', () => !['', before].includes(browser()));
    const second = browser();
    await machineDoes('it is given up, though no page of it was ever seen', () => browser() !== second);
    machine.run('rm', '/run/kill-pages');
    await machineDoes('the kiosk is shown', () => browser() !== '' && showing('Skin spot check'));
    expectPauses(earlier + 2);
  });

  it('comes back when X11 dies, all of it', async () => {
    const mains = () => [screenUnit, browserUnit].map((unit) => machine.property('MainPID', unit));
    const before = mains();
    machine.run('sh', '-c', `kill -9 ${before[0]}`);
    const areNew = () => mains().every((pid, i) => !['0', before[i]].includes(pid));
    await machineDoes('both units have restarted', areNew);
    await machineDoes('the kiosk is shown', () => showing('Skin spot check'));
  });

  it('is restarted from the technician’s page, and the screen shows the kiosk again', async () => {
    const before = machine.property('MainPID');
    const restart = `
      const post = (path, cookie, body) => fetch('http://127.0.0.1:8081/technician/' + path, {
        method: 'POST', headers: { 'Content-Type': 'application/json', cookie }, body: JSON.stringify(body) });
      const signedIn = await post('sign-in', '', { pin: '739154' });
      console.log(await (await post('restart', signedIn.headers.get('set-cookie').split(';')[0], {})).text());`;
    const node = `${release}/node_modules/.bin/node`;
    const setPin = `
      import { Pin } from '${release}/src/server/auth/pin.ts';
      await new Pin('/var/lib/spl-kiosk', 'technician').set('739154');`;
    const asDaemon = ['setpriv', '--reuid=spl-kiosk', '--regid=spl-kiosk', '--init-groups', node];
    machine.run(...asDaemon, '--input-type=module', '-e', setPin);
    const { output } = machine.run(node, '--input-type=module', '-e', restart);
    expect(output).toContain('"ok":true');
    await machineDoes('it is another process', () => ![before, '0'].includes(machine.property('MainPID')));
    await machine.active();
    expect(machine.property('Result')).toBe('success');
    await machineDoes('the kiosk is shown', () => showing('Skin spot check'));
  });

  it('goes dark as one: X11 stops with the browser', () => {
    machine.run('systemctl', 'stop', browserUnit);
    expect([machine.isActive(browserUnit), machine.isActive(screenUnit)]).toEqual([false, false]);
  });
});
