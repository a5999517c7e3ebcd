/** Files of the overlay, read by the programs they are for: apt, udev, Chromium. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const overlay = fileURLToPath(new URL('../../deploy/overlay', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'spl-kiosk-files-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A mount of our own, in which a file lies where its program looks for it. */
const mayMount = spawnSync('unshare', ['-m', 'true']).status === 0;
const reason = mayMount ? '' : ' (skipped: no right to mount)';

describe('apt, with JetPack’s archive', () => {
  /** What an upgrade of everything would install, on a machine with version 1 of each of these. */
  async function upgraded(preferences: boolean): Promise<string[]> {
    const root = mkdtempSync(join(scratch, 'apt-'));
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    const names = ['nvidia-l4t-core', 'libnvinfer10', 'cuda-cudart-12-6', 'nano'];
    const arch = execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim();
    const entry = (name: string, version: number) =>
      `Package: ${name}\nVersion: ${version}\nArchitecture: ${arch}\nMaintainer: x\nDescription: x\n`;
    const packages = names
      .map((name) => `${entry(name, 2)}Filename: ${name}.deb\nSize: 1\nSHA256: ${'0'.repeat(64)}\n`)
      .join('\n');
    put('status', names.map((name) => `${entry(name, 1)}Status: install ok installed\n`).join('\n'));
    put('etc/apt/sources.list', 'deb [trusted=yes] http://repo.download.nvidia.com/jetson/ ./\n');
    for (const folder of ['etc/apt/preferences.d', 'state/lists/partial', 'cache/archives/partial'])
      mkdirSync(join(root, folder), { recursive: true });
    if (preferences)
      cpSync(join(overlay, 'etc/apt/preferences.d'), join(root, 'etc/apt/preferences.d'), {
        recursive: true,
      });

    // It stands for the archive by being the proxy on the way to it.
    const archive = createServer((request, response) => {
      const found = request.url?.endsWith('/Packages');
      response.writeHead(found ? 200 : 404).end(found ? packages : '');
    });
    await new Promise<void>((ready) => archive.listen(0, '127.0.0.1', ready));
    const { port } = archive.address() as AddressInfo;
    const options = {
      Dir: `${root}/`,
      'Dir::State': 'state/',
      'Dir::State::status': join(root, 'status'),
      'Dir::Cache': 'cache/',
      'Acquire::http::Proxy': `http://127.0.0.1:${port}`,
      'APT::Sandbox::User': '',
      'APT::Architecture': arch,
    };
    const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    const apt = async (...args: string[]) => {
      const env = { ...process.env, APT_CONFIG: '/dev/null' };
      return (await promisify(execFile)('apt-get', [...flags, ...args], { env })).stdout;
    };
    try {
      await apt('update', '--allow-insecure-repositories');
      const said = await apt('--simulate', 'dist-upgrade');
      return [...said.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name).sort();
    } finally {
      archive.close();
    }
  }

  it('leaves L4T, CUDA and TensorRT at the versions the engines were built with, and upgrades the rest', async () => {
    expect(await upgraded(false)).toEqual(['cuda-cudart-12-6', 'libnvinfer10', 'nano', 'nvidia-l4t-core']);
    expect(await upgraded(true)).toEqual(['nano']);
  });
});

describe.skipIf(!mayMount)(`udev${reason}`, () => {
  /** What udev says of the rules when it reads them for some device. */
  function complaints(rules: string): string[] {
    const own = `mount -t tmpfs none /run/udev 2>/dev/null || { mkdir -p /run/udev && mount -t tmpfs none /run/udev; }
      mkdir /run/udev/rules.d && cp "$0" /run/udev/rules.d/70-spl-kiosk.rules
      udevadm test /sys/devices/virtual/mem/null 2>&1`;
    const said = execFileSync('unshare', ['-m', 'sh', '-c', own, rules], { encoding: 'utf8' });
    expect(said).toContain('/run/udev/rules.d/70-spl-kiosk.rules');
    return said.split('\n').filter((line) => /70-spl-kiosk\.rules:\d+/.test(line));
  }

  it('reads the rules without a complaint, and does complain of a faulty one', () => {
    expect(complaints(join(overlay, 'etc/udev/rules.d/70-spl-kiosk.rules'))).toEqual([]);
    const faulty = join(scratch, 'faulty.rules');
    writeFileSync(faulty, 'SUBSYSTEM=="usb", NOSUCH="1"\n');
    expect(complaints(faulty).join()).toContain('NOSUCH');
  });
});

describe.skipIf(!mayMount)(`Chromium under the managed policy${reason}`, () => {
  let browser: BrowserContext | undefined;

  /** Chromium as the machine has it, with a policy where it looks for one. */
  function policed(policy: object): string {
    const folder = mkdtempSync(join(scratch, 'chromium-'));
    const program = join(folder, 'chromium');
    writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy));
    const own = `mkdir -p /etc/chromium/policies && mount -t tmpfs none /etc/chromium/policies &&
      mkdir /etc/chromium/policies/managed && cp ${folder}/policy.json /etc/chromium/policies/managed/ && exec chromium "$@"`;
    writeFileSync(program, `#!/bin/sh\nexec unshare -m sh -c '${own}' sh "$@"\n`);
    chmodSync(program, 0o755);
    return program;
  }
  const launch = (policy: object, timeout = 30_000) =>
    chromium.launchPersistentContext(mkdtempSync(join(scratch, 'profile-')), {
      executablePath: policed(policy),
      args: ['--no-sandbox'],
      timeout,
    });

  const policy = JSON.parse(
    readFileSync(join(overlay, 'etc/chromium/policies/managed/spl-kiosk.json'), 'utf8'),
  );

  beforeAll(async () => {
    // Without developer tools nobody could look, this test included.
    const { DeveloperToolsAvailability: _, ...visible } = policy;
    browser = await launch(visible);
  });
  afterAll(() => browser?.close());

  const visit = async (address: string): Promise<string> => {
    const page = browser?.pages()[0];
    if (!page) throw new Error('Chromium has no page.');
    return await page.goto(address).then(
      () => 'shown',
      (error: Error) => /ERR_\w+/.exec(error.message)?.[0] ?? error.message,
    );
  };

  it.each(['http://127.0.0.1:8080/', 'file:///opt/spl-kiosk/current/deploy/display/starting.html'])(
    'goes to %s',
    async (address) => {
      // Whether anything is there is not the policy's business.
      expect(['shown', 'ERR_CONNECTION_REFUSED', 'ERR_FILE_NOT_FOUND']).toContain(await visit(address));
    },
  );

  it.each([
    'http://127.0.0.1:631/',
    'http://localhost:8080/',
    'https://example.org/',
    'file:///etc/passwd',
    'file:///opt/spl-kiosk/current/',
    'view-source:http://127.0.0.1:8080/',
    'data:text/html,hello',
  ])('does not go to %s', async (address) => {
    expect(await visit(address)).toBe('ERR_BLOCKED_BY_ADMINISTRATOR');
  });

  it('lets no developer tool near a page', async () => {
    const context = await launch(policy, 10_000).catch(() => null);
    const seen = context?.pages().length ?? 0;
    await context?.close();
    expect(seen).toBe(0);
  });
});
