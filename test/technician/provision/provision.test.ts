import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KioskError } from '../../../src/errors.ts';
import { loadSettings } from '../../../src/settings.ts';
import { failed } from '../../../src/technician/checks/check.ts';
import { askAnswers, readAnswers } from '../../../src/technician/provision/answers.ts';
import { reportPdf } from '../../../src/technician/provision/report.ts';
import { runSteps } from '../../../src/technician/provision/run-steps.ts';
import { writeSettings } from '../../../src/technician/provision/settings-file.ts';
import type { Step, StepContext } from '../../../src/technician/provision/step.ts';
import { machineSteps } from '../../../src/technician/provision/steps.ts';
import { oldNano } from '../../fixtures/devices/strings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provision-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the steps', () => {
  const context = () => ({ settings: loadSettings({}) }) as StepContext;
  const taken: string[] = [];
  const step = (name: string, key: string | null, run?: Step['run']): Step => ({
    name,
    title: name,
    key: async () => key,
    run:
      run ??
      (async () => {
        taken.push(name);
        return { done: 'well' };
      }),
  });
  const run = (steps: Step[]) => runSteps(steps, join(folder, 'progress.json'), context, () => undefined);
  beforeEach(() => {
    taken.length = 0;
  });

  it('are taken once, and again when what they depend on has changed', async () => {
    await run([step('a', '1'), step('b', '1'), step('always', null)]);
    const again = await run([step('a', '1'), step('b', '2'), step('always', null)]);
    expect(taken).toEqual(['a', 'b', 'always', 'b', 'always']);
    expect(again.map(({ name, kept }) => [name, kept])).toEqual([
      ['a', true],
      ['b', false],
      ['always', false],
    ]);
  });

  it('end at one that fails, and go on there', async () => {
    const fails = step('b', '1', async () => {
      throw new KioskError('provision-failed', 'Plug the printer in.');
    });
    const first = await run([step('a', '1'), fails, step('c', '1')]);
    expect(first.at(-1)).toMatchObject({ name: 'b', outcome: 'failed', text: 'Plug the printer in.' });
    expect(taken).toEqual(['a']);
    expect((await run([step('a', '1'), step('b', '1'), step('c', '1')])).map(({ kept }) => kept)).toEqual([
      true,
      false,
      false,
    ]);
    expect(taken).toEqual(['a', 'b', 'c']);
  });

  it('that were skipped are looked at again', async () => {
    const skips = step('a', '1', async () => ({ skipped: 'no board' }));
    expect((await run([skips]))[0]).toMatchObject({ outcome: 'skipped', text: 'no board' });
    await run([step('a', '1')]);
    expect(taken).toEqual(['a']);
  });

  it('begin again when the file of their progress is damaged', async () => {
    await writeFile(join(folder, 'progress.json'), '{"format":1,"steps":{"a":');
    await run([step('a', '1')]);
    expect(taken).toEqual(['a']);
  });
});

describe('the settings', () => {
  it('are written over those that are there, whole, and only where the kiosk would take them', async () => {
    const path = join(folder, 'etc', 'settings.json');
    expect(await writeSettings(path, { serial: 'K-7', camera: 'auto' })).toEqual(['serial', 'camera']);
    expect(await writeSettings(path, { serial: 'K-7' })).toEqual([]);
    expect(await writeSettings(path, { pharmacy: 'Corner' })).toEqual(['pharmacy']);
    await expect(writeSettings(path, { camera: '$(id)' })).rejects.toMatchObject({
      code: 'settings-invalid',
    });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      serial: 'K-7',
      camera: 'auto',
      pharmacy: 'Corner',
    });
    expect(await readdir(join(folder, 'etc'))).toEqual(['settings.json']);
    expect(loadSettings({}, path)).toMatchObject({ serial: 'K-7', pharmacy: 'Corner' });
  });
});

describe('the answers', () => {
  const found = { cameras: ['usb:046d:0825:8D2AF120'], printers: ['cups:TM-T20III'] };
  const asker = (answers: readonly string[]) => {
    const left = [...answers];
    const questions: string[] = [];
    const next = async (question: string, fallback = '') => {
      questions.push(question);
      return left.shift() || fallback;
    };
    return { text: next, secret: next, questions };
  };

  it('are asked for, with what is plugged in to choose from', async () => {
    const ask = asker(['Kim', 'Corner', 'K-7', '1', '', '739154', '']);
    expect(await askAnswers(ask, found, { printer: 'pdf' })).toEqual({
      technician: 'Kim',
      settings: { pharmacy: 'Corner', serial: 'K-7', camera: 'usb:046d:0825:8D2AF120', printer: 'pdf' },
      pins: { pharmacist: '739154' },
    });
    expect(ask.questions.some((question) => question.includes('1  cups:TM-T20III'))).toBe(true);
    await expect(askAnswers(asker(['Kim', '', '', 'x; id']), found, {})).rejects.toThrow(/camera/);
    const unprintable = askAnswers(asker(['한', '한국']), found, {});
    await expect(unprintable).rejects.toThrow(/can't show 한[\s\S]*can't show 한 국/);
  });

  it('come from a file for a run without anybody', async () => {
    const path = join(folder, 'answers.json');
    await writeFile(path, JSON.stringify({ technician: 'Kim', settings: { serial: 'K-7' } }));
    expect(await readAnswers(path)).toEqual({ technician: 'Kim', settings: { serial: 'K-7' }, pins: {} });
    await writeFile(path, JSON.stringify({ technician: 'Kim', pins: { pharmacist: '12' }, colour: 1 }));
    await expect(readAnswers(path)).rejects.toThrow(
      /6 to 12 digits[\s\S]*colour|colour[\s\S]*6 to 12 digits/,
    );
    await writeFile(path, JSON.stringify({ technician: 'Kim', pins: { pharmacist: '147258' } }));
    await expect(readAnswers(path)).rejects.toThrow(/easily guessed/);
  });
});

describe('the board', () => {
  const board = machineSteps('/nowhere')[0];

  it('that is too small ends the run, with what to use instead', async () => {
    await mkdir(join(folder, 'device-tree'));
    await writeFile(join(folder, 'device-tree/model'), oldNano.model ?? '');
    await writeFile(join(folder, 'device-tree/compatible'), oldNano.compatible ?? '');
    const context = { settings: { ...loadSettings({}), procFolder: folder } } as StepContext;
    await expect(board?.run(context)).rejects.toMatchObject({
      code: 'provision-failed',
      message:
        'NVIDIA Jetson Nano Developer Kit. Use a Jetson of the Orin series, or a PC: this board is too small.',
    });
  });
});

describe('the report', () => {
  it('is a PDF with every step, every check, and a place to sign', async () => {
    const pdf = await reportPdf({
      format: 1,
      release: '0.1.0',
      serial: 'K-7',
      technician: 'Kim Doe',
      at: '2026-11-23T12:00:00.000Z',
      verdict: { outcome: 'closed', can: 'Can: print on paper.', cannot: 'Can’t: take photos (simulated).' },
      steps: [
        {
          name: 'engines',
          title: 'TensorRT engines',
          outcome: 'done',
          text: 'built in 334 s',
          key: null,
          at: '',
          kept: false,
        },
      ],
      checks: [failed('camera', 'camera-missing', 'Plug in the camera.')],
    });
    const path = join(folder, 'report.pdf');
    await writeFile(path, pdf);
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', path, '-']);
    for (const text of [
      'spl-kiosk K-7',
      'NOT passed: a kiosk can’t open here',
      'Can: print on paper.',
      'Can’t: take photos (simulated).',
      'TensorRT engines',
      'built in 334 s',
      'Plug in the camera.',
      'Kim Doe',
      'Signature',
    ]) {
      expect(stdout).toContain(text);
    }
  });
});
