import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProvisionReport } from '../../src/technician/provision/report.ts';
import { orinBoard } from '../fakes/machines/orin-board.ts';
import { runMain } from '../fakes/machines/run-main.ts';
import { fakeMachine } from '../fakes/machines/systemctl.ts';
import { writeTrtexec } from '../fakes/machines/trtexec.ts';
import { listen, StatusPrinter } from '../fakes/parts/status-printer.ts';

// The command itself on this PC: everything but what needs the board, which says why it was left out.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provisioned-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function provision(serial: string, env: Record<string, string> = {}, more: string[] = []) {
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
      ...more,
    ],
    { SPL_KIOSK_STATE_FOLDER: join(folder, 'state'), SPL_KIOSK_PROVIDERS: '["cpu"]', ...env },
  );
  const report = JSON.parse(await readFile(join(folder, 'out/report.json'), 'utf8')) as ProvisionReport;
  const outcome = (name: string) => report.steps.find((step) => step.name === name);
  return { ended, report, outcome };
}

// A run takes half a minute on idle cores.
describe('npm run provision', { timeout: 300_000 }, () => {
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
    // Neither a camera nor a printer: this is no kiosk, and the last three lines say so.
    expect(ended.status).toBe(1);
    expect(report.verdict.outcome).toBe('closed');
    const lines = ended.stdout.trimEnd().split('\n').slice(-3);
    expect(lines[0]).toMatch(/^Can: /);
    expect(lines[1]).toMatch(/^Can’t: .*take photos \(simulated: .*print on paper \(/);
    expect(lines[2]).toMatch(/^NOT passed: a kiosk can’t open here: .*report\.pdf$/);
    expect((await readFile(join(folder, 'out/report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual({
      serial: 'K-7',
      printer: 'pdf',
    });
    // A PIN is nowhere but in its own file, and there as scrypt.
    const progress = await readFile(join(folder, 'state/provision/progress.json'), 'utf8');
    expect(JSON.parse(progress).steps).not.toHaveProperty('pins');
    const everything = progress + ended.stdout + ended.stderr + JSON.stringify(report);
    expect(everything).not.toMatch(/739154|284617/);
  });

  it('does again what is stale, and nothing else', async () => {
    const machine = await fakeMachine({ active: true, answers: [503, 200] });
    const env = { SPL_KIOSK_METRICS_PORT: String(machine.port) };
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

  it('builds on a Jetson the engines that are missing or stale, which doctor then proves', async () => {
    const board = await orinBoard();
    const trtexec = await writeTrtexec(board.folder);
    const state = join(board.folder, 'state');
    const paper = new StatusPrinter();
    const printer = await listen(paper);
    const env = {
      ...board.env,
      SPL_KIOSK_STATE_FOLDER: state,
      SPL_KIOSK_PRINTER: `escpos:127.0.0.1:${printer.port}`,
    };
    const onBoard = () => provision('K-9', env, ['--trtexec', trtexec]);
    const first = await onBoard();
    expect(first.outcome('board')?.text).toMatch(/^Jetson Orin Nano 8GB .*, JetPack 6\.2/);
    expect(first.outcome('print-test')).toMatchObject({
      outcome: 'done',
      text: expect.stringContaining(`127.0.0.1:${printer.port}`),
    });
    const printed = paper.received.length;
    expect(printed).toBeGreaterThan(500);
    expect(first.outcome('engines')).toMatchObject({
      outcome: 'done',
      text: expect.stringMatching(/^lesion-detector: built in \d+ s, .*person-finder: built in/),
    });
    expect(first.ended.stderr).toMatch(
      /… lesion-detector: no engine was built for this model; it is being built/,
    );
    const engines = ({ report }: typeof first) => report.checks.find(({ name }) => name === 'engines');
    expect(engines(first)).toMatchObject({ status: 'ok' });

    // As a worn disk does it: the record is there, its engine is another.
    const folder = join(state, 'engines');
    const [engine = ''] = (await readdir(folder)).filter((name) => /^lesion-classifier.*\.onnx$/.test(name));
    await appendFile(join(folder, engine), '.');
    const again = await onBoard();
    expect(again.outcome('engines')?.text).toMatch(
      /^lesion-detector: there, lesion-classifier: built in \d+ s, person-finder: there$/,
    );
    expect(again.ended.stderr).toMatch(/lesion-classifier: the engine is not the one that was built; it is/);
    expect(engines(again)).toMatchObject({ status: 'ok' });
    // Nothing that a slip depends on has changed, and no paper is wasted.
    expect(again.outcome('print-test')?.kept).toBe(true);
    expect(paper.received.length).toBe(printed);
    await printer.close();
    await board.remove();
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
