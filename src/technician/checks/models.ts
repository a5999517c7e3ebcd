import type { LoadedModel, Provider } from '../../inference/port.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { type Fault, say, sayFault, sayMore } from './sentence.ts';

/** What the installed onnxruntime binding reports, or why it can't be loaded. */
export type BindingReadings =
  | { readonly version: string; readonly compiledIn: readonly string[] }
  | { readonly fault: string };

/** @param locked the version that package.json names */
export function checkBinding(
  readings: BindingReadings,
  locked: string,
  ladder: readonly Provider[],
  onJetson: boolean,
): Check {
  const name = 'onnxruntime';
  if ('fault' in readings) return failed(name, readings.fault, say('bindingReinstall'));
  const { version, compiledIn } = readings;
  const built = { version, providers: compiledIn.join(', ') };
  const value = say('bindingVersion', built);
  if (version !== locked) return failed(name, value, say('bindingExact', { version: locked }));
  const missing = ladder.filter((provider) => !compiledIn.includes(provider));
  if (missing.length === ladder.length) return failed(name, value, say('bindingInstall'));
  return missing.length === 0 || !onJetson
    ? ok(name, value)
    : degraded(name, say('bindingWithout', { ...built, missing: missing.join(', ') }), say('bindingInstall'));
}

/** A model file as it is on the disk, and the hash that the manifest gives it. */
export interface ModelFileReading {
  readonly model: string;
  readonly version: string;
  readonly expected: string;
  /** Null if the file can't be read. */
  readonly actual: string | null;
}

export type ManifestReadings = readonly ModelFileReading[] | { readonly fault: Fault };

export function checkModelFiles(readings: ManifestReadings): Check {
  const name = 'model-files';
  if ('fault' in readings) return failed(name, readings.fault.code, sayFault(readings.fault));
  const missing = readings.filter(({ actual }) => actual === null).map(({ model }) => model);
  if (missing.length > 0)
    return failed(name, say('modelsMissing', { models: missing.join(', ') }), say('modelsReinstall'));
  const altered = readings.filter(({ actual, expected }) => actual !== expected).map(({ model }) => model);
  if (altered.length > 0) {
    return failed(name, say('modelsAltered', { models: altered.join(', ') }), say('modelsReinstallAltered'));
  }
  const text = readings.map(
    ({ model, version, expected }) => `${model} ${version} (${expected.slice(0, 8)})`,
  );
  return ok(name, text.join(', '));
}

/** Who signed the models' manifest, according to the pinned release key, or why that is not known. */
export type SignatureReadings =
  | { readonly signedBy: string }
  | { readonly fault: string; readonly remedy: string }
  | { readonly pinned: false; readonly isSigned: boolean };

export function checkSignature(readings: SignatureReadings): Check {
  const name = 'model-signature';
  if ('signedBy' in readings) return ok(name, say('signatureBy', { key: readings.signedBy }));
  if ('fault' in readings) {
    const { fault, remedy } = readings;
    return failed(name, sayMore(fault, say('signatureWrong')), sayMore(remedy, say('signatureAgain')));
  }
  return readings.isSigned
    ? degraded(name, say('signatureUnpinned'), say('signaturePin'))
    : degraded(name, say('signatureNone'), say('signatureInstall'));
}

export type LoadedReadings = readonly LoadedModel[] | { readonly fault: Fault };

const notLoaded = (name: string) => failed(name, say('notMeasured'), say('providersFollow'));

/** Which provider really runs each model; the reason is given if it is not the first in the settings. */
export function checkProviders(
  loaded: LoadedReadings,
  ladder: readonly Provider[],
  onJetson: boolean,
): Check {
  const name = 'providers';
  if ('fault' in loaded) return failed(name, loaded.fault.code, sayFault(loaded.fault));
  const value = loaded.map(({ model, provider }) => `${model}: ${provider}`).join(', ');
  const lower = loaded.find(({ provider }) => provider !== ladder[0]);
  if (!lower) return ok(name, value);
  const reasons = lower.passedOver.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
  const said = sayMore(`${value} (${reasons})`, say('providersLower', { models: value }));
  // A PC lacks no accelerator: the reasons are listed, and nothing has to be done.
  return onJetson ? degraded(name, said, say('providersProvision')) : ok(name, said);
}

/** What an engine was built for; it runs on nothing else. */
export interface EngineReading {
  readonly model: string;
  /** What is wrong: no engine, one for another model, TensorRT or GPU, or an altered one; null if it fits. */
  readonly fault: string | null;
}

/** @param readings null if this machine has no TensorRT */
export function checkEngines(readings: readonly EngineReading[] | null, ladder: readonly Provider[]): Check {
  const name = 'engines';
  if (readings === null) {
    return ladder.includes('cpu') || !ladder.includes('tensorrt')
      ? ok(name, say('enginesNone'))
      : failed(name, say('enginesNone'), say('enginesInstall'));
  }
  const stale = readings.filter(({ fault }) => fault !== null);
  if (stale.length === 0) return ok(name, readings.map(({ model }) => model).join(', '));
  const models = stale.map(({ model }) => model).join(', ');
  const faults = stale.map(({ model, fault }) => `${model}: ${fault}`).join('; ');
  const value = sayMore(faults, say('enginesUnfit', { models }));
  const remedy = say('enginesBuild');
  return ladder.includes('cpu') || ladder.includes('cuda')
    ? degraded(name, value, remedy)
    : failed(name, value, remedy);
}

export interface WarmRun {
  readonly model: string;
  readonly provider: Provider;
  readonly medianMs: number;
  readonly runs: number;
}

export type WarmBudgets = Readonly<Record<string, Readonly<Record<Provider, number>>>>;

/** Within the budget is ok, up to three times the budget is degraded; beyond that a customer waits too long. */
export function checkLatency(runs: readonly WarmRun[], table: WarmBudgets): Check {
  const name = 'latency';
  if (runs.length === 0) return notLoaded(name);
  const judged = runs.map((run) => ({ ...run, budget: table[run.model]?.[run.provider] ?? 0 }));
  const value = judged
    .map(
      ({ model, medianMs, budget, provider }) =>
        `${model} ${medianMs.toFixed(0)} ms of ${budget} (${provider})`,
    )
    .join(', ');
  const worst = Math.max(...judged.map(({ medianMs, budget }) => medianMs / budget));
  if (worst <= 1) return ok(name, value);
  const remedy = say('latencyRelieve');
  return worst <= 3 ? degraded(name, value, remedy) : failed(name, value, remedy);
}
