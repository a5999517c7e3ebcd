/** The package on a machine of its own: a small Debian in a folder, booted with its own systemd. */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Places } from '../../deploy/installer/places.ts';
import { readInstalled } from '../../deploy/installer/state.ts';
import { Booted, machineDoes } from '../fakes/machines/booted.ts';
import { type Debian, whyNoDebian } from '../fakes/machines/debian.ts';
import { doctorInside, installPackage, payload, variants } from '../fakes/machines/packaged.ts';

const why = whyNoDebian('test/integration/deploy-machine.test.ts');

describe.skipIf(why)(`the package, installed${why ? ` (skipped: ${why})` : ''}`, { timeout: 300_000 }, () => {
  let debian: Debian;
  let places: Places;
  let machine: Booted;
  let version: string;

  beforeAll(async () => {
    ({ debian, places, version } = installPackage());
    machine = await Booted.boot(debian.root, { '/variants': variants });
  }, 600_000);

  afterAll(async () => {
    await machine?.cutPower();
    debian?.remove();
    rmSync(variants, { recursive: true, force: true });
  });

  const running = () => readInstalled(places);
  const install = (name: string) => machine.run(`/variants/${name}/deploy/install`);

  it('owns its own folder and nothing else', () => {
    const owned = debian.run('dpkg', '--listfiles', 'spl-kiosk').trim().split('\n');
    const above = ['/.', '/usr', '/usr/lib', '/usr/lib/spl-kiosk', payload];
    expect(owned.filter((path) => !above.includes(path) && !path.startsWith(`${payload}/`))).toEqual([]);
    expect(owned.length).toBeGreaterThan(500);
  });

  it('starts by itself, becomes healthy, and says so to systemd', async () => {
    await machine.active();
    expect(running()).toMatchObject({ current: version, onTrial: false });
    expect(machine.property('NRestarts')).toBe('0');
    expect(machine.property('Result')).toBe('success');
    await machineDoes(
      'the watchdog is fed',
      () => Number(machine.property('WatchdogTimestampMonotonic')) > 0,
    );
    expect(machine.run('systemctl', 'is-enabled', 'spl-kiosk', 'spl-kiosk-display').output).toBe(
      'enabled\nenabled\n',
    );
  });

  it('runs as its own user, with no capability, no core dump and files for itself alone', () => {
    const pid = machine.property('MainPID');
    const status = machine.run('cat', `/proc/${pid}/status`).output;
    const user = machine.run('id', '-u', 'spl-kiosk').output.trim();
    expect(status).toMatch(new RegExp(`^Uid:\\s+${user}\\s+${user}`, 'm'));
    expect(status).toMatch(/^CapBnd:\s+0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(machine.run('cat', `/proc/${pid}/limits`).output).toMatch(/^Max core file size\s+1\s+1/m);
    expect(machine.run('cat', `/proc/${pid}/environ`).output).toContain('glibc.malloc.perturb=');
    const state = join(debian.root, 'var/lib/spl-kiosk');
    expect(statSync(state).mode & 0o777).toBe(0o700);
    expect(existsSync(join(state, basename(places.database)))).toBe(true);
    expect(machine.run('ls', '-l', '/etc/spl-kiosk').output).toMatch(
      /-rw-r----- 1 root spl-kiosk .* settings\.json/,
    );
  });

  it('passes `doctor` inside the daemon’s own sandbox: camera program, memory for photos, models, groups', async () => {
    const checks = await doctorInside(machine);
    const ok = checks.filter(({ status }) => status === 'ok').map(({ name }) => name);
    const wanted = [
      'settings',
      'node',
      'packages',
      'model-files',
      'model-signature',
      'groups',
      'disk',
      'memory-for-photos',
      'providers',
    ];
    expect(ok).toEqual(expect.arrayContaining(wanted));
    const camera = checks.find(({ name }) => name === 'camera')?.value;
    expect(camera).toContain('simulated: 1 of ');
    expect(camera).not.toContain('fswebcam is not installed');
  });

  it('keeps a journal over power cuts, and a small one', () => {
    const said = machine.run('journalctl', '-o', 'cat', '-u', 'systemd-journald').output;
    expect(said).toMatch(/System Journal \(\/var\/log\/journal\/\S+\) is .*, max 200\.0M/);
  });

  it('has a command that runs as the kiosk’s user', () => {
    expect(machine.run('/usr/local/bin/spl-kiosk', 'nonsense')).toMatchObject({
      status: 64,
      output: expect.stringContaining('Unknown command "nonsense"'),
    });
  });

  it('is provisioned while it runs: the kiosk is started again with what was set, and is ready', () => {
    const before = machine.property('MainPID');
    const answers = { technician: 'Kim Doe', settings: { serial: 'K-7' }, pins: { technician: '284617' } };
    machine.write('/run/answers.json', JSON.stringify(answers));
    const provision = () =>
      machine.run('/usr/local/bin/spl-kiosk', 'provision', '--answers', '/run/answers.json').output;
    expect(provision()).toMatch(/^done +Start with the machine: .* restarted; the kiosk is ready$/m);
    const after = machine.property('MainPID');
    expect(after).not.toBe(before);
    expect(machine.isActive()).toBe(true);
    // It could read what root wrote: settings that it can't read would have kept it from starting.
    expect(machine.run('cat', '/etc/spl-kiosk/settings.json').output).toContain('K-7');
    expect(machine.run('ls', '-l', '/var/lib/spl-kiosk').output).toMatch(
      /spl-kiosk spl-kiosk .* technician-pin/,
    );
    // Nothing has changed, so nobody is disturbed.
    expect(provision()).toMatch(/^done before +Start with the machine: /m);
    expect(machine.property('MainPID')).toBe(after);
  });

  it('has the screen for itself: the desktop does not start', () => {
    machine.run('systemctl', 'start', 'gdm.service');
    expect(machine.property('ConditionResult', 'gdm.service')).toBe('no');
    expect(machine.isActive('gdm.service')).toBe(false);
  });

  it('is started again when it dies', async () => {
    const before = machine.property('MainPID');
    expect(machine.run('sh', '-c', `kill -9 ${before}`).status).toBe(0);
    await machineDoes('it is another process', () => ![before, '0'].includes(machine.property('MainPID')));
    await machine.active();
    expect(machine.property('NRestarts')).toBe('1');
  });

  it('is killed and started again when it hangs', async () => {
    const soon = '/run/systemd/system/spl-kiosk.service.d/soon.conf';
    machine.write(soon, '[Service]\nWatchdogSec=6s\n');
    machine.run('systemctl', 'daemon-reload');
    machine.run('systemctl', 'restart', 'spl-kiosk');
    await machine.active();
    const before = machine.property('MainPID');
    expect(machine.run('sh', '-c', `kill -STOP ${before}`).status).toBe(0);
    await machineDoes('systemd noticed', () => machine.property('MainPID') !== before);
    await machine.active();
    machine.run('rm', soon);
    machine.run('systemctl', 'daemon-reload');
  });

  it('takes no upgrade whose models the pinned key did not sign, and runs on', () => {
    const before = machine.property('MainPID');
    const { status, output } = install('90.1.0-changed');
    expect([status, output]).toEqual([1, expect.stringContaining('does not fit the pinned release key')]);
    expect(machine.property('MainPID')).toBe(before);
    expect(running()).toMatchObject({ current: version, releases: [version], onTrial: false });
  });

  it('goes back when an upgrade crashes three times, with the database of before', async () => {
    const inode = statSync(places.database).ino;
    const { status, output } = install('90.1.0-crashes');
    expect(output).toContain(`did not become healthy; the kiosk runs ${version} again`);
    expect(status).toBe(1);
    await machine.active();
    expect(running()).toMatchObject({ current: version, onTrial: false });
    expect(statSync(places.database).ino).not.toBe(inode);
    expect(statSync(places.database).uid).toBe(statSync(join(places.database, '..')).uid);
    expect(readFileSync(places.rolledBack, 'utf8')).toBe('90.1.0-crashes\n');
  });

  it('goes back at once when an upgrade refuses to start (status 78)', async () => {
    expect(install('90.1.0-refuses').output).toContain(`the kiosk runs ${version} again`);
    await machine.active();
    const starts = machine.run('journalctl', '-u', 'spl-kiosk', '-o', 'cat').output.match(/status=78/g);
    expect(starts).toHaveLength(1);
  });

  /** When the power is cut, by what lies on the disk then; test/deploy/upgrade.test.ts cuts at every change. */
  const moments: readonly [string, () => boolean][] = [
    ['the release is half copied', () => existsSync(join(places.releases, '90.0.0.incoming/src'))],
    ['the release is on trial', () => existsSync(places.trial)],
    ['its first start is counted', () => existsSync(places.trial) && statSync(places.trial).size > 0],
  ];

  it.each(moments)('boots after the power was cut as soon as %s', async (what, reached) => {
    if (running().current === '90.0.0') expect(machine.run(`${payload}/deploy/install`).status).toBe(0);
    machine.start('/variants/90.0.0/deploy/install');
    await machineDoes(what, reached, 5);
    await machine.cutPower();
    machine = await Booted.boot(debian.root, { '/variants': variants });
    await machine.active();
    expect([version, '90.0.0']).toContain(running().current);
    expect(running().onTrial).toBe(false);
  });

  it('is upgraded when nothing comes between', async () => {
    expect(install('90.0.0').status).toBe(0);
    await machine.active();
    expect(running()).toMatchObject({ current: '90.0.0', onTrial: false });
  });

  it('goes back to the previous release in one command, and is as it was', async () => {
    expect(machine.run(`${payload}/deploy/install`).status).toBe(0);
    await machine.active();
    expect(running()).toMatchObject({ current: version, previous: '90.0.0' });
  });

  it('leaves the data when it is removed, and nothing when it is purged', async () => {
    expect(machine.run('dpkg', '--remove', 'spl-kiosk')).toMatchObject({ status: 0 });
    expect(machine.isActive()).toBe(false);
    machine.run('systemctl', 'start', 'gdm.service');
    expect(machine.isActive('gdm.service')).toBe(true);
    for (const gone of [
      places.home,
      'usr/lib/spl-kiosk',
      'etc/systemd/system/spl-kiosk.service',
      'etc/chromium',
    ])
      expect(existsSync(join(debian.root, gone.replace(debian.root, '')))).toBe(false);
    expect(existsSync(places.database)).toBe(true);
    expect(machine.run('dpkg', '--purge', 'spl-kiosk')).toMatchObject({ status: 0 });
    expect(existsSync(join(debian.root, 'var/lib/spl-kiosk'))).toBe(false);
    expect(existsSync(join(debian.root, 'etc/spl-kiosk'))).toBe(false);
    expect(machine.run('systemctl', 'list-unit-files', 'spl-kiosk*').output).toContain('0 unit files');
  });
});
