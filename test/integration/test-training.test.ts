import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeProgram, fakeProgram, sh } from '../fakes/machines/programs.ts';

const command = fileURLToPath(new URL('../../.config/test-training.mjs', import.meta.url));

let python: FakeProgram | undefined;
afterEach(async () => {
  await python?.restore();
  python = undefined;
});

const run = () =>
  spawnSync(process.execPath, [command], { encoding: 'utf8', env: { PATH: python?.folder ?? '/nowhere' } });

describe('npm run test:training says what to install', () => {
  it('without python3', () => {
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('apt-get install python3'),
    });
  });

  it('with a python3 that is too old', async () => {
    python = await fakeProgram('python3', sh`echo 3.9.2`);
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/is 3\.9\.2; .* 3\.11 or newer/),
    });
  });

  it('with a python3 that cannot make environments, as Debian’s without python3-venv', async () => {
    python = await fakeProgram('python3', sh`case "$2" in *ensurepip*) exit 1;; *) echo 3.13.5;; esac`);
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('apt-get install python3-venv'),
    });
  });
});
