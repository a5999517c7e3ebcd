import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bindingFiles, faultsOfBinding } from '../../deploy/installer/binding.ts';

const shipped = fileURLToPath(new URL('../../node_modules/onnxruntime-node/', import.meta.url));
const locked: string = JSON.parse(readFileSync(`${shipped}package.json`, 'utf8')).version;
const arm64 = { onnxruntime: locked, arch: 'arm64' } as const;
const x64 = { onnxruntime: locked, arch: 'x64' } as const;

/** The package's own files; the main library stands in for the provider libraries, which it does not ship. */
const readShipped = (arch: 'arm64' | 'x64') => (name: (typeof bindingFiles)[number]) =>
  readFileSync(
    `${shipped}bin/napi-v6/linux/${arch}/${name.includes('providers') ? 'libonnxruntime.so.1' : name}`,
  );

describe('a build of onnxruntime-node', () => {
  it('fits with the locked version, its architecture and TensorRT', () => {
    // npm's x64 binding is compiled with TensorRT.
    expect(faultsOfBinding(locked, x64, readShipped('x64'))).toEqual([]);
  });

  it('of npm for arm64 is refused: it can’t run TensorRT', () => {
    expect(faultsOfBinding(locked, arm64, readShipped('arm64'))).toEqual([
      'onnxruntime_binding.node was built without TensorRT (USE_TENSORRT).',
    ]);
  });

  it('of another version is refused, by its name or by its symbols', () => {
    expect(faultsOfBinding('1.24.3', x64, readShipped('x64'))).toEqual([
      `It is onnxruntime-node 1.24.3, and this release needs exactly ${locked}.`,
    ]);
    const next = { onnxruntime: '1.25.10', arch: 'x64' } as const;
    expect(faultsOfBinding('1.25.10', next, readShipped('x64'))).toEqual([
      'onnxruntime_binding.node is not of version 1.25.10.',
      'libonnxruntime.so.1 is not of version 1.25.10.',
    ]);
  });

  it('for another machine is refused', () => {
    expect(faultsOfBinding(locked, arm64, readShipped('x64'))).toEqual([
      `${bindingFiles.join(', ')}: not built for arm64.`,
    ]);
  });

  it('without its providers, or that is something else, is refused', () => {
    const without = faultsOfBinding(locked, x64, (name) =>
      name.includes('tensorrt') ? null : readShipped('x64')(name),
    );
    expect(without).toEqual(['In bin/napi-v6/linux/x64 it lacks libonnxruntime_providers_tensorrt.so.']);
    expect(faultsOfBinding(null, x64, readShipped('x64'))).toEqual([
      'It has no package.json of onnxruntime-node in its root.',
    ]);
  });
});
