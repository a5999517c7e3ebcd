import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Engine } from './port.ts';

/** What a TensorRT engine belongs to besides its model: it runs only on this TensorRT version and GPU. */
export interface EnginePlatform {
  /** "10.3.0" */
  readonly tensorrt: string;
  /** Compute capability without its point; Orin has "87". */
  readonly gpu: string;
}

export const engineRecordSchema = z.strictObject({
  format: z.literal(1),
  model: z.string(),
  modelSha256: z.string(),
  tensorrt: z.string(),
  gpu: z.string(),
  precision: z.enum(['fp16', 'fp32']),
  /** Hash of the ONNX file that wraps the engine. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  builtAt: z.string(),
});

export type EngineRecord = z.infer<typeof engineRecordSchema>;

export const engineFolder = (stateFolder: string): string => join(stateFolder, 'engines');

/** The engine's files are NAME.onnx and NAME.json. After a roll-back a release finds its own engines again. */
export const engineName = (model: string, modelSha256: string, { tensorrt, gpu }: EnginePlatform): string =>
  `${model}-${modelSha256.slice(0, 16)}-trt${tensorrt}-sm${gpu}`;

/**
 * The engine of a model for this machine, or why there is none. The code that loads the engine checks that its bytes
 * are still those that were built.
 */
export async function findEngine(
  folder: string,
  model: string,
  modelSha256: string,
  platform: EnginePlatform | null,
): Promise<Engine> {
  if (platform === null) return { fault: 'this machine has no TensorRT to run engines' };
  const name = engineName(model, modelSha256, platform);
  const record = await readRecord(join(folder, `${name}.json`));
  const fits =
    record?.model === model &&
    record.modelSha256 === modelSha256 &&
    record.tensorrt === platform.tensorrt &&
    record.gpu === platform.gpu;
  // The name has only part of the hash; the record names the whole hash of the model.
  if (fits) return { path: join(folder, `${name}.onnx`), sha256: record.sha256 };
  return { fault: await whyNone(folder, model, modelSha256, platform) };
}

/** Like `findEngine`, but also checks that the engine's bytes are still those that were built. */
export async function findSoundEngine(...wanted: Parameters<typeof findEngine>): Promise<Engine> {
  const engine = await findEngine(...wanted);
  if ('fault' in engine) return engine;
  const bytes = await readRegular(engine.path);
  if (bytes === null) return { fault: 'the engine can’t be read' };
  const same = createHash('sha256').update(bytes).digest('hex') === engine.sha256;
  return same ? engine : { fault: 'the engine is not the one that was built' };
}

/** The texts of all records, null for a record that can't be read. A changed text means that an engine was built again. */
export async function engineRecords(folder: string): Promise<(string | null)[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  return await Promise.all(names.toSorted().map((name) => readText(join(folder, name))));
}

async function readRecord(path: string): Promise<EngineRecord | null> {
  const text = await readText(path);
  if (text === null) return null;
  try {
    return engineRecordSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const readText = async (path: string): Promise<string | null> =>
  (await readRegular(path))?.toString() ?? null;

/** @returns null if it is not a regular file, because a pipe of that name would keep its reader waiting for ever */
async function readRegular(path: string): Promise<Buffer | null> {
  const { O_RDONLY, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NONBLOCK).catch(() => null);
  if (file === null) return null;
  try {
    return (await file.stat()).isFile() ? await file.readFile() : null;
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

async function whyNone(
  folder: string,
  model: string,
  modelSha256: string,
  { tensorrt, gpu }: EnginePlatform,
): Promise<string> {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => name.startsWith(`${model}-`) && name.endsWith('.json'),
  );
  const records = (await Promise.all(names.map((name) => readRecord(join(folder, name))))).flatMap(
    (record) => record ?? [],
  );
  const newest = records.toSorted((a, b) => b.builtAt.localeCompare(a.builtAt))[0];
  if (!newest) return 'no engine was built for this model';
  if (newest.modelSha256 !== modelSha256) return 'the engine is of another version of the model';
  if (newest.tensorrt !== tensorrt) {
    return `the engine was built by TensorRT ${newest.tensorrt}, ${tensorrt} is installed`;
  }
  return newest.gpu === gpu
    ? 'the engine’s record can’t be read'
    : `the engine was built for GPU architecture ${newest.gpu}, this is ${gpu}`;
}
