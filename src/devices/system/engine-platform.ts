import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnginePlatform } from '../../inference/engine-store.ts';
import { runProgram } from './run-program.ts';

/** GPU architecture of each Tegra that can run engines. */
const gpus: Readonly<Record<string, string>> = { 'nvidia,tegra234': '87' };

/** TensorRT and GPU of this machine, according to its packages and device tree; null if either is missing. */
export async function readEnginePlatform(proc: string): Promise<EnginePlatform | null> {
  const compatible = await readFile(join(proc, 'device-tree/compatible'), 'utf8').catch(() => '');
  const gpu = compatible.split('\0').flatMap((name) => gpus[name] ?? [])[0];
  if (gpu === undefined) return null;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholder
  const package_ = await runProgram('dpkg-query', ['-W', '-f', '${Version}', 'libnvinfer10']);
  const tensorrt = /^\d+\.\d+\.\d+/.exec(package_?.stdout ?? '')?.[0];
  return tensorrt === undefined ? null : { tensorrt, gpu };
}
