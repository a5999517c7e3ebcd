/** The bytes that each provider should run, read from the disk and checked. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { KioskError } from '../errors.ts';
import type { CheckedFile, Engine, ModelFile } from './port.ts';
import type { GraphFor } from './provider-ladder.ts';

/**
 * What each provider runs for one model: TensorRT runs its engine, the CPU the quantised graph if there is one. Both
 * files are checked against the manifest whichever runs in the end, so that no altered file goes unnoticed.
 * @throws KioskError `model-missing`, `model-altered`
 */
export async function graphsOf(file: ModelFile): Promise<GraphFor> {
  const full = await verifiedBytes(file);
  const forCpu = file.quantized ? await verifiedBytes(file.quantized) : full;
  return async (provider) => {
    if (provider === 'tensorrt') return await engineBytes(file.engine);
    return provider === 'cpu' ? forCpu : full;
  };
}

/** Hashes the same bytes that are loaded, so that nothing can change between the check and the load. */
async function verifiedBytes(file: CheckedFile): Promise<Uint8Array> {
  const bytes = await readFile(file.path).catch((error: unknown) => {
    throw new KioskError(
      'model-missing',
      `The model file ${file.path} can't be read. Install the release again.`,
      { cause: error },
    );
  });
  const sha256 = hashOf(bytes);
  if (sha256 !== file.sha256) {
    throw new KioskError(
      'model-altered',
      `The model file ${file.path} differs from the one that models/manifest.json names (sha256 ${sha256.slice(0, 12)}… instead of ${file.sha256.slice(0, 12)}…). The kiosk does not start with it. Install the release again.`,
    );
  }
  return bytes;
}

/** @throws Error that says in a few words why TensorRT has nothing to run */
async function engineBytes(
  engine: Engine = { fault: 'no engine was built for this model' },
): Promise<Uint8Array> {
  if ('fault' in engine) throw new Error(engine.fault);
  const bytes = await readFile(engine.path).catch(() => {
    throw new Error('the engine can’t be read');
  });
  if (hashOf(bytes) !== engine.sha256) throw new Error('the engine is not the one that was built');
  return bytes;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
