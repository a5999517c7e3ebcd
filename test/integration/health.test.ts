import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
  const metricsPort = await freePort();
  kiosk = startMain(['start'], {
    SPL_KIOSK_PORT: String(port),
    SPL_KIOSK_METRICS_PORT: String(metricsPort),
    NOTIFY_SOCKET: '/nowhere/notify',
    WATCHDOG_USEC: '1500000',
  });
  const output = collect(kiosk);
  const said = () => readFile(join(notify?.folder ?? '', 'said'), 'utf8').catch(() => '');
  await until(() => expect(output.stderr).toMatch(/"event":"ready"/));

  const url = `http://127.0.0.1:${metricsPort}`;
  expect(await status(`${url}/health/ready`)).toBe(200);
  expect(await status(`${url}/health/live`)).toBe(200);
  await until(async () => expect((await said()).match(/WATCHDOG=1/g)?.length).toBeGreaterThan(2));
  expect(await said()).toMatch(/--ready --pid=\d+/);
  const report = (await (await fetch(`${url}/health`)).json()) as HealthReport;
  expect(report.checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['event-loop', 'inference', 'models', 'store', 'camera', 'printer']),
  );
  // In English alone: sentences for other languages are the technician's page's.
  for (const check of report.checks)
    expect(Object.keys(check)).toEqual(['name', 'status', 'value', 'remedy']);
  // Nobody has provisioned this kiosk. It says so, and writes no PIN into systemd's journal.
  expect(report.checks).toContainEqual(expect.objectContaining({ name: 'pins', status: 'failed' }));
  expect(output.stderr).not.toMatch(/PIN|\/enter\//);

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

it('says that a damaged database was put aside, and that the new one was deleted under way', async () => {
  const state = await mkdtemp(join(tmpdir(), 'damaged-'));
  try {
    await writeFile(join(state, 'kiosk.db'), 'no database');
    const port = await freePort();
    kiosk = startMain(['start'], {
      SPL_KIOSK_PORT: String(await freePort()),
      SPL_KIOSK_METRICS_PORT: String(port),
      SPL_KIOSK_STATE_FOLDER: state,
      // Each round takes a third of it.
      WATCHDOG_USEC: '1500000',
    });
    const output = collect(kiosk);
    await until(() => expect(output.stderr).toMatch(/"event":"ready"/));
    const [aside = ''] = (await readdir(state)).filter((name) => name.startsWith('kiosk.db.damaged-'));
    expect(await readFile(join(state, aside), 'utf8')).toBe('no database');
    expect(output.stderr).toContain(`"event":"database-damaged","putAside":"${aside}"`);
    const store = async () => {
      const { live, checks } = (await (
        await fetch(`http://127.0.0.1:${port}/health`)
      ).json()) as HealthReport;
      return { live, ...checks.find(({ name }) => name === 'store') };
    };
    expect(await store()).toMatchObject({
      live: true,
      status: 'degraded',
      value: expect.stringContaining(aside),
    });
    await rm(join(state, 'kiosk.db'));
    await until(async () =>
      expect(await store()).toMatchObject({
        live: false,
        status: 'failed',
        value: expect.stringContaining('kiosk.db was deleted or replaced'),
      }),
    );
  } finally {
    await rm(state, { recursive: true, force: true });
  }
});

it('does not start where the setting requires TensorRT and the machine has none: status 78', async () => {
  const ended = await runMain(['start'], { SPL_KIOSK_PROVIDERS: '["tensorrt"]' });
  expect(ended.status).toBe(78);
  expect(ended.stderr).toMatch(/tensorrt: this machine has no TensorRT to run engines/);
});
