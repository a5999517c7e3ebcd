import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlainCheck } from '../../src/technician/checks/check.ts';
import type { DoctorReport } from '../../src/technician/doctor/doctor-command.ts';
import { type OrinBoard, orinBoard } from '../fakes/machines/orin-board.ts';
import { releaseKeys } from '../fakes/machines/release-keys.ts';
import { type Ended, runMain } from '../fakes/machines/run-main.ts';

// The command itself on a board that is folders and programs; models, camera driver and disk are this machine's.

let board: OrinBoard;
beforeAll(async () => {
  board = await orinBoard();
});
afterAll(() => board.remove());

const reportOf = ({ stdout }: Ended) => JSON.parse(stdout) as DoctorReport;
const find = (report: DoctorReport, name: string): PlainCheck | undefined =>
  report.checks.find((check) => check.name === name);

describe('npm run doctor', () => {
  it('examines an Orin Nano with JetPack 6.2', async () => {
    const ended = await runMain(['doctor', '--json'], {
      ...board.env,
      SPL_KIOSK_PROVIDERS: '["cpu"]',
      // As before the first start, which makes it.
      SPL_KIOSK_STATE_FOLDER: join(tmpdir(), 'no-kiosk-yet', 'state'),
    });
    const report = reportOf(ended);
    expect(find(report, 'board')?.value).toBe(
      'Jetson Orin Nano 8GB (developer kit), JetPack 6.2 (L4T 36.4.3)',
    );
    expect(find(report, 'disk')?.value).toMatch(/GiB free/);
    expect(find(report, 'power-mode')).toMatchObject({ status: 'ok', value: 'MAXN_SUPER' });
    expect(find(report, 'held-packages')?.status).toBe('ok');
    expect(find(report, 'temperature')?.value).toBe('53 °C (cpu-thermal), 4.7 W');
    expect(find(report, 'throttling')?.value).toBe('none');
    expect(find(report, 'swap')?.value).toBe('/dev/zram0, /dev/zram1');
    expect(find(report, 'clock')?.value).toMatch(/synchronised$/);
    expect(find(report, 'display')?.value).toBe('card0-DP-1 1920x1080');
    expect(find(report, 'usb')?.value).toMatch(/Webcam C270/);
    expect(find(report, 'pins')).toMatchObject({
      status: 'failed',
      value: 'pharmacist: missing, technician: missing',
    });
    expect(find(report, 'engines')).toMatchObject({
      status: 'degraded',
      value: expect.stringMatching(/^lesion-detector: no engine was built for this model/),
    });
    expect(find(report, 'providers')?.value).toMatch(/^lesion-detector: cpu, lesion-classifier: cpu/);
    expect(find(report, 'latency')?.value).toMatch(/^lesion-detector \d+ ms of \d+ \(cpu\)/);
    expect(find(report, 'model-signature')).toMatchObject({
      status: 'degraded',
      value: expect.stringMatching(/^not signed, and no key is pinned/),
    });
    expect(find(report, 'camera')).toMatchObject({
      status: 'degraded',
      value: expect.stringMatching(/^simulated/),
    });
    // Every one that a technician is promised, each once.
    expect(report.checks.map(({ name }) => name).toSorted()).toEqual(
      [
        ...[
          'settings',
          'desk-link',
          'release',
          'node',
          'packages',
          'onnxruntime',
          'model-files',
          'model-signature',
        ],
        ...['translations', 'scale-cards', 'pharmacist-session'],
        ...[
          'board',
          'held-packages',
          'power-mode',
          'memory',
          'swap',
          'disk-encryption',
          'disk',
          'disk-speed',
          'clock',
          'pins',
        ],
        ...['groups', 'programs', 'memory-for-photos', 'engines', 'providers', 'latency', 'temperature'],
        ...[
          'throttling',
          'camera-names',
          'camera',
          'live-picture',
          'camera-free',
          'printer',
          'usb',
          'display',
        ],
      ].toSorted(),
    );
    for (const { status, value } of report.checks) expect([status, value]).not.toContain('');
    for (const { status, remedy } of report.checks) expect(remedy === null).toBe(status === 'ok');
    expect(ended.status).toBe(report.status === 'failed' ? 1 : 0);
  });

  it('ends with 1 when something failed, and examines the rest all the same', async () => {
    await writeFile(join(board.folder, 'release-key.pem'), releaseKeys().publicPem);
    const ended = await runMain(['doctor', '--json'], {
      ...board.env,
      SPL_KIOSK_CAMERA: '/dev/video7',
      SPL_KIOSK_RELEASE_KEY: join(board.folder, 'release-key.pem'),
    });
    const report = reportOf(ended);
    expect(ended.status).toBe(1);
    expect(report.status).toBe('failed');
    expect(find(report, 'model-signature')).toMatchObject({
      status: 'failed',
      value: 'The models are not signed, and a release key is pinned.',
    });
    // They are not even loaded.
    expect(find(report, 'providers')).toMatchObject({ status: 'failed', value: 'signature-invalid' });
    expect(find(report, 'latency')?.status).toBe('failed');
    expect(find(report, 'camera')).toMatchObject({ status: 'failed', value: 'camera-missing' });
    expect(find(report, 'live-picture')).toMatchObject({ status: 'failed', value: 'camera-missing' });
    expect(find(report, 'model-files')?.status).toBe('ok');
  });

  it('says which provider is required and does not run', async () => {
    const report = reportOf(
      await runMain(['doctor', '--json'], { ...board.env, SPL_KIOSK_PROVIDERS: '["tensorrt"]' }),
    );
    expect(find(report, 'providers')).toMatchObject({ status: 'failed', value: 'provider-unavailable' });
    expect(find(report, 'latency')?.status).toBe('failed');
  });

  it('takes invalid settings for one finding among others', async () => {
    const ended = await runMain(['doctor'], { ...board.env, SPL_KIOSK_PORT: '1' });
    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(/^failed {4}settings +settings-invalid$/m);
    expect(ended.stdout).toMatch(/→ The settings are not valid/);
    expect(ended.stdout).toMatch(/^\w+ +board +PC/m);
  });

  it('explains itself', async () => {
    expect((await runMain(['doctor', '--help'])).stdout).toMatch(/^Usage: npm run doctor/);
    expect((await runMain(['doctor', '--jsno'])).status).toBe(64);
  });
});
