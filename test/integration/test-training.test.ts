import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../.config/test-training.mjs', import.meta.url));

let programs: string;
beforeEach(async () => {
  programs = await mkdtemp(join(tmpdir(), 'spl-kiosk-python-'));
});
afterEach(async () => await rm(programs, { recursive: true }));

/** A python3 that answers the questions of the command. */
async function python(script: string) {
  await writeFile(join(programs, 'python3'), `#!/bin/sh\n${script}\n`);
  await chmod(join(programs, 'python3'), 0o755);
}

const run = () => spawnSync(process.execPath, [command], { encoding: 'utf8', env: { PATH: programs } });

describe('npm run test:training says what to install', () => {
  it('without python3', () => {
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('apt-get install python3') });
  });

  it('with a python3 that is too old', async () => {
    await python('echo 3.9.2');
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/is 3\.9\.2; .* 3\.11 or newer/),
    });
  });

  it('with a python3 that cannot make environments, as Debian’s without python3-venv', async () => {
    await python('case "$2" in *ensurepip*) exit 1;; *) echo 3.13.5;; esac');
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('apt-get install python3-venv'),
    });
  });
});
