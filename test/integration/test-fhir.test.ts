import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeProgram, fakeProgram, sh } from '../fakes/machines/programs.ts';

const command = fileURLToPath(new URL('../../.config/test-fhir.mjs', import.meta.url));

let javac: FakeProgram | undefined;
afterEach(async () => {
  await javac?.restore();
  javac = undefined;
});

const run = () =>
  spawnSync(process.execPath, [command], { encoding: 'utf8', env: { PATH: javac?.folder ?? '/nowhere' } });

describe('npm run test:fhir says what to install', () => {
  it('without a JDK', () => {
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/no javac.*apt-get install openjdk-17-jdk-headless/),
    });
  });

  it('with a JDK that is too old', async () => {
    javac = await fakeProgram('javac', sh`echo javac 11.0.28`);
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/There is javac 11.*17 or newer/),
    });
  });

  it('without Maven', async () => {
    javac = await fakeProgram('javac', sh`echo javac 17.0.15`);
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('apt-get install maven') });
  });
});
