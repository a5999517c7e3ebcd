import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../deploy/installer/release.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const overlay = join(root, 'deploy/overlay');
const text = (path: string) => readFileSync(join(root, 'deploy', path), 'utf8');
const unit = (name: string) => text(`overlay/etc/systemd/system/${name}`);
const service = unit('spl-kiosk.service');

/** The overlay as it lands, with what the units run. */
let landed: string;

beforeAll(() => {
  landed = mkdtempSync(join(tmpdir(), 'spl-kiosk-overlay-'));
  cpSync(overlay, landed, { recursive: true });
  const release = 'opt/spl-kiosk/current';
  for (const program of [
    'usr/lib/xorg/Xorg',
    `${release}/node_modules/.bin/node`,
    `${release}/deploy/display/session`,
  ]) {
    mkdirSync(dirname(join(landed, program)), { recursive: true });
    writeFileSync(join(landed, program), '#!/bin/sh\n', { mode: 0o755 });
  }
});
afterAll(() => rmSync(landed, { recursive: true }));

describe('the units', () => {
  const names = readdirSync(join(overlay, 'etc/systemd/system')).filter((name) => name.endsWith('.service'));

  it('are clean to systemd-analyze verify, which does find faults', () => {
    const verify = (name: string) => {
      const path = join(landed, 'etc/systemd/system', name);
      const { status, stderr } = spawnSync(
        'systemd-analyze',
        ['verify', '--man=no', '--recursive-errors=no', `--root=${landed}`, path],
        { encoding: 'utf8' },
      );
      return { status, stderr };
    };
    for (const name of names) expect(verify(name)).toEqual({ status: 0, stderr: '' });
    writeFileSync(
      join(landed, 'etc/systemd/system/faulty.service'),
      '[Service]\nExecStart=/nowhere\nNoSuch=1\n',
    );
    expect(verify('faulty.service').stderr).toMatch(/NoSuch[\s\S]*nowhere/);
  });

  /** Exposure as systemd-analyze security counts it, 0 (none) to 10. */
  const exposure = (name: string): number => {
    const path = join(overlay, 'etc/systemd/system', name);
    const options = ['security', '--offline=true', '--no-pager', path];
    const said = execFileSync('systemd-analyze', options, { encoding: 'utf8' });
    return Number(/Overall exposure level .*: ([\d.]+)/.exec(said)?.[1]);
  };

  it('are exposed by 2.5 of 10 at most, each of them, and by as much as the document says', () => {
    expect(names).toHaveLength(4);
    const documented = text('README.md').matchAll(/^\| (spl-kiosk[\w-]*)(?: \([^)]+\))? \| (\d\.\d) \|$/gm);
    const told = Object.fromEntries(
      [...documented].map(([, name, value]) => [`${name}.service`, Number(value)]),
    );
    expect(told).toEqual(Object.fromEntries(names.map((name) => [name, exposure(name)])));
    for (const name of names)
      expect({ name, exposed: exposure(name) <= 2.5 }).toEqual({ name, exposed: true });
  });

  it('do not stop what Chromium’s sandbox, JavaScript and the GPU need, and have no session of logind’s', () => {
    const browser = unit('spl-kiosk-display.service');
    expect(browser).toMatch(/^RestrictNamespaces=user pid net$/m);
    expect(browser).toMatch(/^SystemCallFilter=@system-service chroot seccomp$/m);
    for (const text of [browser, unit('spl-kiosk-screen.service')]) {
      expect(text).not.toMatch(/^(PrivateDevices|MemoryDenyWriteExecute|DevicePolicy|PrivateIPC)=/m);
      // It would move the processes out of the unit, and so out of reach of IPAddressDeny and MemorySwapMax.
      expect(text).not.toMatch(/^PAMName=/m);
    }
  });

  it('the daemon runs as `npm start` runs it', () => {
    const run = readFileSync(join(root, '.config/run'), 'utf8');
    const tunables = run.match(/\bglibc\.malloc\.\w+=\d+/g) ?? [];
    expect(tunables).toHaveLength(4);
    expect(service).toContain(`Environment=GLIBC_TUNABLES=${tunables.join(':')}\n`);
    expect(run).toContain('--disable-sigusr1');
    expect(service).toMatch(/^ExecStart=.*\/node --disable-sigusr1 .*\/src\/main\.ts start$/m);
  });

  it.each([
    ['Type', 'notify'],
    ['NotifyAccess', 'all'],
    ['Restart', 'always'],
    ['RestartPreventExitStatus', '78'],
    ['StartLimitIntervalSec', '0'],
    ['LimitCORE', '1'],
    ['MemorySwapMax', '0'],
    ['IPAddressDeny', 'any'],
    ['IPAddressAllow', 'localhost'],
  ])('the daemon’s %s is %s', (key, value) => {
    expect(service).toMatch(new RegExp(`^${key}=${value}$`, 'm'));
  });

  it('waits longer for a start than the daemon for its models', () => {
    const minutes = Number(/^TimeoutStartSec=(\d+)min$/m.exec(service)?.[1]);
    const models = /loadMs = (\d+) \* 60_000/.exec(readFileSync(join(root, 'src/open/models.ts'), 'utf8'));
    expect(minutes).toBeGreaterThan(Number(models?.[1]));
  });

  it('has CUPS keep what it prints in memory', () => {
    const cups = text('overlay/etc/systemd/system/cups.service.d/50-spl-kiosk.conf');
    expect(cups).toMatch(/^TemporaryFileSystem=\/var\/spool\/cups:/m);
  });

  it('do not stop what CUDA on Orin needs', () => {
    expect(service).not.toMatch(/^(PrivateDevices|MemoryDenyWriteExecute|DevicePolicy|ProcSubset)=/m);
    expect(service).toMatch(/^SupplementaryGroups=video render lp$/m);
  });
});

describe('users and folders', () => {
  it('are made by systemd-sysusers and systemd-tmpfiles', () => {
    mkdirSync(join(landed, 'etc'), { recursive: true });
    execFileSync('systemd-sysusers', [`--root=${landed}`, 'spl-kiosk.conf'], { stdio: 'ignore' });
    const groups = readFileSync(join(landed, 'etc/group'), 'utf8');
    for (const group of ['video', 'render', 'lp'])
      expect(groups).toMatch(new RegExp(`^${group}:.*spl-kiosk`, 'm'));
    expect(groups).not.toMatch(/^(sudo|root|adm):.*spl-/m);
    expect(readFileSync(join(landed, 'etc/passwd'), 'utf8')).toMatch(/^spl-display:.*nologin$/m);
  });

  it('nobody is given sudo', () => {
    expect(filesIn(overlay).filter((path) => path.includes('sudo') || path.includes('polkit'))).toEqual([]);
  });
});

describe('scripts', () => {
  const scripts = [
    'install',
    'display/session',
    'overlay/opt/spl-kiosk/start-guard',
    'overlay/usr/local/bin/spl-kiosk',
  ];

  it.each(scripts)('%s is a program that sh can read', (path) => {
    expect(text(path)).toMatch(/^#!\/bin\/sh\n/);
    execFileSync('sh', ['-n', join(root, 'deploy', path)]);
    execFileSync('test', ['-x', join(root, 'deploy', path)]);
  });
});
