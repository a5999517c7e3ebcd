import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../errors.ts';
import type { ModelFile } from '../inference/port.ts';
import {
  classifierModel,
  detectorModel,
  type Manifest,
  manifestSchema,
  personFinderModel,
} from './manifest.ts';

/**
 * Reads the contract that ships beside the weights.
 * @param vouch rejects if these bytes can't be trusted
 * @throws KioskError `manifest-invalid`, naming every fault at once
 */
export async function loadManifest(
  path: string,
  vouch: (bytes: Uint8Array) => Promise<void> = async () => undefined,
): Promise<Manifest> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new KioskError('manifest-invalid', `${path} can't be read. Install the release again.`, {
      cause: error,
    });
  });
  await vouch(bytes);
  const parsed = manifestSchema.safeParse(parseJson(bytes.toString()));
  if (parsed.success) return parsed.data;
  throw new KioskError(
    'manifest-invalid',
    `${path} is not a model manifest that this version can read. Install the release again. ${z.prettifyError(parsed.error)}`,
  );
}

/** Versions of the models, by their names in the inference child. */
export const modelVersions = ({ detector, classifier, personFinder }: Manifest): Record<string, string> => ({
  [detectorModel]: detector.version,
  [classifierModel]: classifier.version,
  [personFinderModel]: personFinder.version,
});

/** The files that the inference child loads, with the hashes they must have. */
export function modelFiles(manifest: Manifest, manifestPath: string): ModelFile[] {
  const folder = dirname(manifestPath);
  return [
    { model: detectorModel, ...manifest.detector },
    { model: classifierModel, ...manifest.classifier },
    { model: personFinderModel, ...manifest.personFinder },
  ].map(({ model, file, sha256, quantized, input, outputs }) => ({
    model,
    path: join(folder, file),
    sha256,
    ...(quantized && { quantized: { path: join(folder, quantized.file), sha256: quantized.sha256 } }),
    inputName: input.name,
    outputNames: Object.values(outputs).map(({ name }) => name),
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
