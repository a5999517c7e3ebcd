import { fileURLToPath } from 'node:url';
import { type InferenceOptions, InferenceProcess } from './inference/inference-process.ts';
import type { LoadedModel } from './inference/port.ts';
import type { Settings } from './settings.ts';
import { type Vision, warmUp } from './vision/analyze.ts';
import { classifierModel, loadManifest, modelFiles } from './vision/manifest.ts';

/** The manifest that ships with this release. */
export const shippedManifest = fileURLToPath(new URL('../models/manifest.json', import.meta.url));

/** Building a TensorRT engine on a Jetson takes minutes when none is cached. */
const loadTimeoutMs = 15 * 60_000;

export interface OpenModels extends Vision {
  /** What really runs each model now: a restarted child may have had to take another provider. */
  readonly loaded: readonly LoadedModel[];
  /** Of the process that runs them now; undefined while it is being replaced. */
  readonly pid: number | undefined;
  close(): Promise<void>;
}

/**
 * Checks the shipped models against their manifest, starts the inference child and warms it up.
 * @throws KioskError `manifest-invalid`, `model-missing`, `model-altered`, `provider-unavailable`
 */
export async function openModels(
  settings: Pick<Settings, 'providers' | 'inferenceTimeoutSeconds'>,
  { onChange, onCompute }: Pick<InferenceOptions, 'onChange' | 'onCompute'> = {},
  manifestPath = shippedManifest,
): Promise<OpenModels> {
  const manifest = await loadManifest(manifestPath);
  let loaded: readonly LoadedModel[] = [];
  const inference = new InferenceProcess({
    models: modelFiles(manifest, manifestPath),
    ladder: settings.providers,
    runTimeoutMs: settings.inferenceTimeoutSeconds * 1000,
    loadTimeoutMs,
    onChange: (change) => {
      if (change.ready) loaded = change.models;
      onChange?.(change);
    },
    ...(onCompute && { onCompute }),
  });
  try {
    await inference.start();
    await warmUp({ inference, manifest });
    return {
      inference,
      manifest,
      get loaded() {
        return loaded;
      },
      get pid() {
        return inference.pid;
      },
      close: () => inference.stop(),
    };
  } catch (error) {
    await inference.stop();
    throw error;
  }
}

/** Runs the classifier on one grey crop: the cheapest proof that the models still answer. */
export async function probe({ inference, manifest }: Vision): Promise<void> {
  const dims = [1, ...manifest.classifier.input.shape.slice(1)];
  const data = new Uint8Array(dims.reduce((product, side) => product * side, 1)).fill(128);
  await inference.run(classifierModel, { type: 'uint8', dims, data });
}
