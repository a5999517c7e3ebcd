import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnginePlatform } from '../../src/devices/system/engine-platform.ts';
import {
  type EngineRecord,
  engineName,
  engineRecords,
  findEngine,
} from '../../src/inference/engine-store.ts';
import { type OrinBoard, orinBoard } from '../fakes/machines/orin-board.ts';

const orin = { tensorrt: '10.3.0', gpu: '87' };
const model = 'lesion-detector';
const sha = 'ab'.repeat(32);
const record: EngineRecord = {
  format: 1,
  model,
  modelSha256: sha,
  ...orin,
  precision: 'fp16',
  sha256: 'cd'.repeat(32),
  builtAt: '2026-11-23T12:00:00.000Z',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engines-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (entry: EngineRecord) =>
  writeFile(join(folder, `${engineName(entry.model, entry.modelSha256, entry)}.json`), JSON.stringify(entry));

describe('an engine', () => {
  it('is found by model, TensorRT and GPU', async () => {
    await put(record);
    expect(await findEngine(folder, model, sha, orin)).toEqual({
      path: join(folder, 'lesion-detector-abababababababab-trt10.3.0-sm87.onnx'),
      sha256: record.sha256,
    });
  });

  it('stays beside another release’s, so that a roll-back finds its own', async () => {
    await put(record);
    await put({ ...record, modelSha256: 'ef'.repeat(32), sha256: '12'.repeat(32) });
    expect(await findEngine(folder, model, sha, orin)).toMatchObject({ sha256: record.sha256 });
    expect(await findEngine(folder, model, 'ef'.repeat(32), orin)).toMatchObject({ sha256: '12'.repeat(32) });
  });

  it.each([
    ['no engine was built for this model', [], sha, orin],
    ['the engine is of another version of the model', [record], 'ef'.repeat(32), orin],
    [
      'the engine was built by TensorRT 10.3.0, 10.16.2 is installed',
      [record],
      sha,
      { ...orin, tensorrt: '10.16.2' },
    ],
    ['the engine was built for GPU architecture 87, this is 72', [record], sha, { ...orin, gpu: '72' }],
    ['this machine has no TensorRT to run engines', [record], sha, null],
    ['no engine was built for this model', [{ ...record, model: 'person-finder' }], sha, orin],
  ] as const)('is missing, with the reason: %s', async (fault, records, wanted, platform) => {
    for (const entry of records) await put(entry);
    expect(await findEngine(folder, model, wanted, platform)).toEqual({ fault });
  });

  it('whose record names another model than its file’s name is none', async () => {
    // The name has only the first 16 digits of the hash.
    const alike = `${sha.slice(0, 16)}${'0'.repeat(48)}`;
    const name = `${engineName(model, sha, orin)}.json`;
    for (const other of [
      { modelSha256: alike },
      { tensorrt: '10.16.2' },
      { gpu: '72' },
      { model: 'person-finder' },
    ]) {
      await writeFile(join(folder, name), JSON.stringify({ ...record, ...other }));
      expect(await findEngine(folder, model, sha, orin)).toHaveProperty('fault');
    }
  });

  it('with a pipe at its record’s name is none, and nobody waits for it', async () => {
    execFileSync('mkfifo', [join(folder, `${engineName(model, sha, orin)}.json`)]);
    expect(await findEngine(folder, model, sha, orin)).toHaveProperty('fault');
    expect(await engineRecords(folder)).toEqual([null]);
  });

  it('with a damaged record is none', async () => {
    await writeFile(join(folder, `${engineName(model, sha, orin)}.json`), '{"format":2}');
    expect(await findEngine(folder, model, sha, orin)).toHaveProperty('fault');
  });
});

describe('what an engine must fit', () => {
  let board: OrinBoard;
  const path = process.env.PATH;
  beforeEach(async () => {
    board = await orinBoard();
    process.env.PATH = board.env.PATH;
  });
  afterEach(async () => {
    process.env.PATH = path;
    await board.remove();
  });

  it('is read from the device tree and the packages', async () => {
    expect(await readEnginePlatform(join(board.folder, 'proc'))).toEqual(orin);
    await writeFile(join(board.folder, 'bin/dpkg-query'), '#!/bin/sh\nexit 1\n');
    expect(await readEnginePlatform(join(board.folder, 'proc'))).toBeNull();
    expect(await readEnginePlatform('/proc')).toBeNull();
  });
});
