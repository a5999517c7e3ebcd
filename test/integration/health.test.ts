import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { HealthReport } from '../../src/technician/health/health.ts';
import { freePort } from '../fakes/machines/free-port.ts';
import { type FakeProgram, fakeProgram } from '../fakes/machines/programs.ts';
import { collect, modelsOf, runMain, startMain } from '../fakes/machines/run-main.ts';
import { until } from '../fakes/until.ts';

// The daemon as systemd starts it, with a systemd-notify that writes down what it is told.

let kiosk: ChildProcess | undefined;
let notify: FakeProgram | undefined;
afterEach(async () => {
  if (kiosk?.pid !== undefined && kiosk.exitCode === null && kiosk.signalCode === null) {
    kiosk.kill('SIGKILL');
    await once(kiosk, 'exit');
  }
  await notify?.restore();
  kiosk = undefined;
  notify = undefined;
});

const status = async (url: string) => (await fetch(url)).status;

it('tells systemd and a supervisor how it is, and is not ready while the models load again', async () => {
  notify = await fakeProgram('systemd-notify', 'echo "$*" >>"$here/said"');
  const port = await freePort();
  kiosk = startMain(['start'], {
    SPL_KIOSK_PORT: String(port),
    NOTIFY_SOCKET: '/nowhere/notify',
    WATCHDOG_USEC: '1500000',
  });
  const output = collect(kiosk);
  const said = () => readFile(join(notify?.folder ?? '', 'said'), 'utf8').catch(() => '');
  await until(() => expect(output.stderr).toMatch(/"event":"ready"/));

  const url = `http://127.0.0.1:${port}`;
  expect(await status(`${url}/health/ready`)).toBe(200);
  expect(await status(`${url}/health/live`)).toBe(200);
  await until(async () => expect((await said()).match(/WATCHDOG=1/g)?.length).toBeGreaterThan(2));
  expect(await said()).toMatch(/--ready --pid=\d+/);
  const report = (await (await fetch(`${url}/health`)).json()) as HealthReport;
  expect(report.checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['event-loop', 'inference', 'models', 'store', 'camera', 'printer']),
  );
  // Nobody has provisioned this kiosk. It says so, and writes no PIN into systemd's journal.
  expect(report.checks).toContainEqual(expect.objectContaining({ name: 'pins', status: 'failed' }));
  expect(output.stderr).not.toContain('PIN');

  // What runs the models, and why nothing better does.
  expect(output.stderr).toMatch(
    /"event":"model-ready".*"provider":"cpu".*"provider":"tensorrt".*"reason":"[^"]/,
  );
  // What `doctor` says of the machine follows beside the rounds.
  await until(async () => {
    const { checks } = (await (await fetch(`${url}/health`)).json()) as HealthReport;
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['model-files', 'model-signature', 'engines', 'providers', 'groups', 'display']),
    );
  });

  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(/^spl_kiosk_provider\{model="lesion-detector",provider="cpu"\} 1$/m);
  expect(metrics).toMatch(
    /^spl_kiosk_provider_passed_over\{model="lesion-detector",provider="tensorrt",reason="[^"]/m,
  );
  expect(metrics).toMatch(/^spl_kiosk_check\{name="store",status="ok"\} 1$/m);
  expect(metrics).toMatch(/^spl_kiosk_check\{name="camera",status="degraded"\} 1$/m);
  expect(metrics).toMatch(/^spl_kiosk_check\{name="printer",status="degraded"\} 1$/m);
  expect(metrics).toMatch(/^spl_kiosk_memory_bytes\{process="inference"\} \d{8,}$/m);
  expect(metrics).toMatch(/^spl_kiosk_model_run_seconds_count\{model="lesion-classifier"\} [1-9]\d*$/m);

  // The child of the models is killed until a round has noticed: not ready, and ready again once another has loaded.
  const { pid } = kiosk;
  await until(async () => {
    for (const models of modelsOf(pid)) process.kill(models, 'SIGKILL');
    expect(await status(`${url}/health/ready`)).toBe(503);
  });
  expect(await status(`${url}/health/live`)).toBe(200);
  await until(async () => expect(await status(`${url}/health/ready`)).toBe(200));

  kiosk.kill('SIGTERM');
  await once(kiosk, 'exit');
  expect(await said()).toMatch(/STOPPING=1\n$/);
});

it('does not start where the setting requires TensorRT and the machine has none: status 78', async () => {
  const ended = await runMain(['start'], { SPL_KIOSK_PROVIDERS: '["tensorrt"]' });
  expect(ended.status).toBe(78);
  expect(ended.stderr).toMatch(/tensorrt: this machine has no TensorRT to run engines/);
});
