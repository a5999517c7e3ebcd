import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KioskError } from '../../errors.ts';
import {
  type EnginePlatform,
  type EngineRecord,
  engineName,
  findSoundEngine,
} from '../../inference/engine-store.ts';
import { modelFiles } from '../../vision/load-manifest.ts';
import type { Manifest } from '../../vision/manifest.ts';
import { wrapEngine } from './ep-context.ts';
import { buildEngine } from './trtexec.ts';

export interface EngineWork {
  readonly manifest: Manifest;
  readonly manifestPath: string;
  readonly folder: string;
  readonly platform: EnginePlatform;
  readonly trtexec: string;
  readonly release: string;
  readonly tell: (progress: string) => void;
}

/**
 * Builds the engines that are missing or stale, one after the other, and leaves those that fit.
 * @returns what was built and what was there, in words
 * @throws KioskError `engine-failed`, `model-altered`
 */
export async function buildEngines(work: EngineWork): Promise<string> {
  const { manifest, manifestPath, folder, platform } = work;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const done: string[] = [];
  let lastSeconds: number | null = null;
  for (const file of modelFiles(manifest, manifestPath)) {
    const found = await findSoundEngine(folder, file.model, file.sha256, platform);
    if (!('fault' in found)) {
      done.push(`${file.model}: there`);
      continue;
    }
    work.tell(`${file.model}: ${found.fault}; it is being built`);
    const seconds = await buildOne(work, file, lastSeconds);
    lastSeconds = seconds;
    done.push(`${file.model}: built in ${seconds.toFixed(0)} s`);
  }
  return done.join(', ');
}

type ModelToBuild = ReturnType<typeof modelFiles>[number];

/** The ONNX file first, its record last: an engine without a record is none. */
async function buildOne(
  { folder, platform, trtexec, release, manifest, tell }: EngineWork,
  { model, path, sha256, inputName }: ModelToBuild,
  lastSeconds: number | null,
): Promise<number> {
  const contract = Object.values(contractsOf(manifest)).find(({ input }) => input.name === inputName);
  // No signature of ours can be on what this machine builds: it is of the signed model, or it is not built.
  const bytes = await readFile(path);
  if (sha256Of(bytes) !== sha256)
    throw new KioskError(
      'model-altered',
      `The model file ${path} is not the one that models/manifest.json names. No engine is built of it: install the release again.`,
    );
  const plan = join(folder, `.${randomUUID()}.engine`);
  try {
    const job = {
      onnx: path,
      engine: plan,
      timingCache: join(folder, `timing-${platform.tensorrt}-${platform.gpu}.cache`),
      inputName,
      inputShape: contract?.input.shape.slice(1) ?? [],
      maxBatch: contract?.maxBatch ?? 1,
    };
    const { seconds, tensorrt } = await buildEngine(trtexec, job, lastSeconds, (progress) =>
      tell(`${model}: ${progress}`),
    );
    if (tensorrt !== null && tensorrt !== platform.tensorrt) {
      throw new KioskError(
        'engine-failed',
        `trtexec is of TensorRT ${tensorrt}, the library of ${platform.tensorrt}. Install both from the same JetPack.`,
      );
    }
    const wrapped = wrapEngine({
      model: bytes,
      modelFile: basename(path),
      engine: await readFile(plan),
      gpu: platform.gpu,
      release,
    });
    const record: EngineRecord = {
      format: 1,
      model,
      modelSha256: sha256,
      ...platform,
      precision: 'fp16',
      sha256: sha256Of(wrapped),
      builtAt: new Date().toISOString(),
    };
    const name = join(folder, engineName(model, sha256, platform));
    await writeWhole(`${name}.onnx`, wrapped);
    await writeWhole(`${name}.json`, `${JSON.stringify(record, null, 2)}\n`);
    return seconds;
  } finally {
    await rm(plan, { force: true });
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const contractsOf = ({ detector, classifier, personFinder }: Manifest) => ({
  detector,
  classifier,
  personFinder: { ...personFinder, maxBatch: 1 },
});

/** Whole or not at all, also when the power fails. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, content, { mode: 0o600 });
  const file = await open(unfinished, 'r+');
  await file.sync();
  await file.close();
  await rename(unfinished, path);
}
