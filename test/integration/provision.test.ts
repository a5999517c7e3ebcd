import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProvisionReport } from '../../src/technician/provision/report.ts';
import { runMain } from '../fakes/run-main.ts';
import { fakeMachine } from '../fakes/systemctl.ts';

// The command itself on this PC: everything but what needs the board, which says why it was left out.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provisioned-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function provision(serial: string, env: Record<string, string> = {}) {
  const answers = join(folder, 'answers.json');
  await writeFile(
    answers,
    JSON.stringify({
      technician: 'Kim Doe',
      settings: { serial, printer: 'pdf' },
      pins: { pharmacist: '739154', technician: '284617' },
    }),
  );
  const ended = await runMain(
    [
      'provision',
      '--answers',
      answers,
      '--settings',
      join(folder, 'settings.json'),
      '--out',
      join(folder, 'out'),
    ],
    { SPL_KIOSK_STATE_FOLDER: join(folder, 'state'), SPL_KIOSK_PROVIDERS: '["cpu"]', ...env },
  );
  const report = JSON.parse(await readFile(join(folder, 'out/report.json'), 'utf8')) as ProvisionReport;
  const outcome = (name: string) => report.steps.find((step) => step.name === name);
  return { ended, report, outcome };
}

describe('npm run provision', () => {
  it('does on a PC all but the board’s steps, says why, and ends in a report', async () => {
    const pc = await fakeMachine({ system: 'offline' });
    const { ended, report, outcome } = await provision('K-7');
    await pc.restore();
    expect(outcome('board')?.outcome).toBe('done');
    expect(outcome('settings')).toMatchObject({ outcome: 'done', text: 'set serial, printer' });
    expect(outcome('camera')).toMatchObject({
      outcome: 'skipped',
      text: expect.stringMatching(/^No camera is used/),
    });
    expect(outcome('engines')).toMatchObject({
      outcome: 'skipped',
      text: expect.stringMatching(/is no Jetson/),
    });
    expect(outcome('outputs')).toMatchObject({
      outcome: 'skipped',
      text: expect.stringMatching(/^The CPU runs/),
    });
    expect(outcome('pins')).toMatchObject({ outcome: 'done', text: 'pharmacist: set, technician: set' });
    expect(outcome('print-test')).toMatchObject({
      outcome: 'skipped',
      text: expect.stringMatching(/^No printer/),
    });
    expect(outcome('capture-test')).toMatchObject({
      outcome: 'skipped',
      text: expect.stringMatching(/^simulated/),
    });
    expect(outcome('units')).toMatchObject({
      outcome: 'skipped',
      text: expect.stringMatching(/^systemd does not run this machine, so nothing was restarted/),
    });
    expect(report).toMatchObject({ technician: 'Kim Doe', serial: 'K-7' });
    expect(report.checks.length).toBeGreaterThan(20);
    expect(ended.status).toBe(report.passed ? 0 : 1);
    expect(report.passed).toBe(report.checks.every(({ status }) => status !== 'failed'));
    expect((await readFile(join(folder, 'out/report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual({
      serial: 'K-7',
      printer: 'pdf',
    });
    // A PIN is nowhere but in its own file, and there as scrypt.
    const progress = await readFile(join(folder, 'state/provision/progress.json'), 'utf8');
    expect(JSON.parse(progress).steps.pins.key).toBeNull();
    const everything = progress + ended.stdout + ended.stderr + JSON.stringify(report);
    expect(everything).not.toMatch(/739154|284617/);
  });

  it('does again what is stale, and nothing else', async () => {
    const machine = await fakeMachine({ active: true, answers: [503, 200] });
    const env = { SPL_KIOSK_PORT: String(machine.port) };
    const { outcome, ended } = await provision('K-8', env);
    expect(outcome('settings')?.text).toBe('set serial');
    expect(outcome('capture-test')?.kept).toBe(false);
    // The kiosk that runs takes them over.
    const told = expect.stringMatching(/enabled and restarted; the kiosk is ready$/);
    expect(outcome('units')).toMatchObject({ outcome: 'done', kept: false, text: told });
    expect(ended.stderr).toMatch(/^done +Start with the machine: .* restarted; the kiosk is ready$/m);
    expect(await machine.asked()).toEqual(['enable', 'restart']);
    expect(machine.answered).toEqual([503, 200]);

    const again = await provision('K-8', env);
    expect(again.outcome('units')).toMatchObject({ outcome: 'done', kept: true, text: told });
    expect(await machine.asked()).toEqual(['enable', 'restart']);
    await machine.restore();
  });

  it('refuses answers that the kiosk could not take, before anything is done', async () => {
    const answers = join(folder, 'bad.json');
    await writeFile(answers, JSON.stringify({ technician: 'Kim', settings: { camera: '$(id)' } }));
    const ended = await runMain(['provision', '--answers', answers, '--settings', join(folder, 'new.json')]);
    expect(ended.status).toBe(78);
    expect(ended.stderr).toMatch(/camera/);
    await expect(readFile(join(folder, 'new.json'))).rejects.toThrow();
  });
});
