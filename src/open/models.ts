import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readEnginePlatform } from '../devices/system/engine-platform.ts';
import type { ErrorCode } from '../errors.ts';
import { type ImagingOptions, ImagingProcess } from '../imaging/imaging-process.ts';
import type { Imaging } from '../imaging/port.ts';
import { engineFolder, findEngine } from '../inference/engine-store.ts';
import type { LoadedModel, ModelFile, ModelRun } from '../inference/port.ts';
import type { Logger } from '../logger.ts';
import type { Settings } from '../settings.ts';
import { modelFiles } from '../vision/load-manifest.ts';
import { classifierModel } from '../vision/manifest.ts';
import type { Vision } from '../vision/vision.ts';
import { loadSignedManifest } from './signed-manifest.ts';

/** The manifest that ships with this release. */
export const shippedManifest = fileURLToPath(new URL('../../models/manifest.json', import.meta.url));

/** Reading CUDA's libraries from a card takes a while. Engines are built by provisioning, never here. */
const loadMs = 5 * 60_000;

export interface OpenModels extends Vision {
  /** Decodes, cuts, encodes and analyses pictures in the models' process. */
  readonly imaging: Imaging;
  /** What really runs each model now; after a restart the child may have had to use another provider. */
  readonly loaded: readonly LoadedModel[];
  /** Why no process runs the models now; null while one does. */
  readonly fault: ErrorCode | null;
  /** Id of the process that runs the models; undefined while it is being replaced. */
  readonly pid: number | undefined;
  /** The listener is called after every run of a model. */
  onRun(listener: (run: ModelRun) => void): void;
  /** Ends the process with all that it holds; another is ready a little later, and until then `fault` says why not. */
  renew(): Promise<void>;
  /** The listener is called when the process that runs them is lost, and when it is back. */
  onChange(listener: () => void): void;
  close(): Promise<void>;
}

export type ModelSettings = Pick<
  Settings,
  'providers' | 'inferenceTimeoutSeconds' | 'stateFolder' | 'procFolder' | 'releaseKey'
>;

export interface OpenOptions extends Pick<ImagingOptions, 'onChange' | 'onThreadLost'> {
  /** Runs the full-precision models on the CPU too, not their quantised forms: engines are compared with these. */
  readonly fullPrecision?: boolean;
}

/** Each model with the engine that fits it and this machine, if TensorRT may run it. */
async function filesToLoad(
  shipped: readonly ModelFile[],
  { providers, stateFolder, procFolder }: ModelSettings,
  fullPrecision: boolean,
): Promise<readonly ModelFile[]> {
  const files = fullPrecision ? shipped.map((file) => ({ ...file, quantized: undefined })) : shipped;
  if (!providers.includes('tensorrt')) return files;
  const platform = await readEnginePlatform(procFolder);
  const folder = engineFolder(stateFolder);
  return await Promise.all(
    files.map(async (file) => ({
      ...file,
      engine: await findEngine(folder, file.model, file.sha256, platform),
    })),
  );
}

/**
 * Checks the shipped models against their manifest, starts the inference child and warms it up.
 * @throws KioskError `manifest-invalid`, `signature-invalid`, `model-missing`, `model-altered`, `provider-unavailable`
 */
export async function openModels(
  settings: ModelSettings,
  { onChange, onThreadLost = saidAtOnce, fullPrecision = false }: OpenOptions = {},
  manifestPath = shippedManifest,
): Promise<OpenModels> {
  const manifest = await loadSignedManifest(manifestPath, settings.releaseKey);
  let loaded: readonly LoadedModel[] = [];
  let fault: ErrorCode | null = null;
  const events = new EventEmitter<{ change: []; run: [ModelRun] }>();
  const imaging = new ImagingProcess({
    models: await filesToLoad(modelFiles(manifest, manifestPath), settings, fullPrecision),
    ladder: settings.providers,
    manifest,
    quietMs: settings.inferenceTimeoutSeconds * 1000,
    loadMs,
    onChange: (change) => {
      if (change.ready) loaded = change.models;
      fault = change.ready ? null : change.error.code;
      onChange?.(change);
      events.emit('change');
    },
    onRun: (run) => void events.emit('run', run),
    onThreadLost,
  });
  try {
    await imaging.start();
    return {
      imaging,
      inference: imaging,
      manifest,
      get loaded() {
        return loaded;
      },
      get fault() {
        return fault;
      },
      get pid() {
        return imaging.pid;
      },
      onChange: (listener) => void events.on('change', listener),
      onRun: (listener) => void events.on('run', listener),
      renew() {
        const gone = imaging.renew();
        fault ??= 'inference-renewed';
        events.emit('change');
        return gone;
      },
      close: () => imaging.stop(),
    };
  } catch (error) {
    await imaging.stop();
    throw error;
  }
}

/** Logs each start and loss of the process that runs the models, and of its threads. */
export const loggedTo = (
  logger: Pick<Logger, 'info' | 'warn' | 'error'>,
): Required<Pick<OpenOptions, 'onChange' | 'onThreadLost'>> => ({
  onChange: (change) => {
    if (change.ready) for (const loaded of change.models) logger.info({ event: 'model-ready', ...loaded });
    else logger.error({ event: 'inference-lost', code: change.error.code, detail: change.error.message });
  },
  onThreadLost: ({ code, message }) => logger.warn({ event: 'model-thread-lost', code, detail: message }),
});

/** For a person at a terminal. */
const saidAtOnce = ({ message }: Error): void =>
  void process.stderr.write(`One thread fewer runs the models, which takes longer: ${message}\n`);

/** Runs the classifier on one grey crop, the cheapest proof that the models still answer. */
export async function probe({ inference, manifest }: Vision): Promise<void> {
  const dims = [1, ...manifest.classifier.input.shape.slice(1)];
  const data = new Uint8Array(dims.reduce((product, side) => product * side, 1)).fill(128);
  await inference.run(classifierModel, { type: 'uint8', dims, data });
}
