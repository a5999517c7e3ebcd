import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readEnginePlatform } from '../../devices/system/engine-platform.ts';
import { engineFolder, findSoundEngine } from '../../inference/engine-store.ts';
import type { Inference, LoadedModel } from '../../inference/port.ts';
import { type ModelSettings, openModels, shippedManifest } from '../../open/models.ts';
import { readSignature } from '../../open/signed-manifest.ts';
import { loadManifest, modelFiles, modelVersions } from '../../vision/load-manifest.ts';
import { classifierModel, detectorModel, type Manifest, personFinderModel } from '../../vision/manifest.ts';
import type {
  EngineReading,
  LoadedReadings,
  ManifestReadings,
  SignatureReadings,
  WarmRun,
} from '../checks/models.ts';
import { faultOf } from './fault.ts';

/** Hashes the files that the manifest names. Never rejects. */
export async function readModelFiles(manifestPath = shippedManifest): Promise<ManifestReadings> {
  try {
    const manifest = await loadManifest(manifestPath);
    const versions = modelVersions(manifest);
    const files = modelFiles(manifest, manifestPath).flatMap(({ model, path, sha256, quantized }) => [
      { model, version: versions[model] ?? '', path, sha256 },
      ...(quantized ? [{ model: `quantised ${model}`, version: versions[model] ?? '', ...quantized }] : []),
    ]);
    const readings = files.map(async ({ model, version, path, sha256 }) => ({
      model,
      version,
      expected: sha256,
      actual: await readFile(path).then(
        (bytes) => createHash('sha256').update(bytes).digest('hex'),
        () => null,
      ),
    }));
    return await Promise.all(readings);
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Finds out who signed the manifest. Never rejects. */
export async function readModelSignature(
  { releaseKey }: Pick<ModelSettings, 'releaseKey'>,
  manifestPath = shippedManifest,
): Promise<SignatureReadings> {
  const manifest = await readFile(manifestPath).catch(() => new Uint8Array());
  return await readSignature(manifest, manifestPath, releaseKey);
}

/** The engines of the shipped models for this machine; null if it has no TensorRT. */
export async function readEngines(
  { procFolder, stateFolder }: Pick<ModelSettings, 'procFolder' | 'stateFolder'>,
  manifestPath = shippedManifest,
): Promise<EngineReading[] | null> {
  const platform = await readEnginePlatform(procFolder);
  if (platform === null) return null;
  const files = modelFiles(await loadManifest(manifestPath), manifestPath);
  return await Promise.all(
    files.map(async ({ model, sha256 }) => {
      const engine = await findSoundEngine(engineFolder(stateFolder), model, sha256, platform);
      return { model, fault: 'fault' in engine ? engine.fault : null };
    }),
  );
}

export interface ModelTrial {
  readonly loaded: LoadedReadings;
  readonly warmRuns: readonly WarmRun[];
}

/** Loads the models as the kiosk does, and runs each a few times with a batch of one. Never rejects. */
export async function tryModels(settings: ModelSettings): Promise<ModelTrial> {
  try {
    const models = await openModels(settings);
    try {
      const warmRuns = await timeWarmRuns(models.inference, models.manifest, models.loaded);
      return { loaded: models.loaded, warmRuns };
    } finally {
      await models.close();
    }
  } catch (error) {
    return { loaded: { fault: faultOf(error) }, warmRuns: [] };
  }
}

const runsEach = 5;

async function timeWarmRuns(
  inference: Inference,
  manifest: Manifest,
  loaded: readonly LoadedModel[],
): Promise<WarmRun[]> {
  const inputs: Readonly<Record<string, { readonly shape: readonly number[] }>> = {
    [detectorModel]: manifest.detector.input,
    [classifierModel]: manifest.classifier.input,
    [personFinderModel]: manifest.personFinder.input,
  };
  const results: WarmRun[] = [];
  for (const { model, provider } of loaded) {
    const dims = [1, ...(inputs[model]?.shape.slice(1) ?? [])];
    const data = new Uint8Array(dims.reduce((product, side) => product * side, 1)).fill(128);
    const times: number[] = [];
    for (let i = 0; i < runsEach; i++) {
      const started = performance.now();
      await inference.run(model, { type: 'uint8', dims, data });
      times.push(performance.now() - started);
    }
    results.push({ model, provider, medianMs: medianOf(times), runs: runsEach });
  }
  return results;
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
