import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { env, InferenceSession, listSupportedBackends } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { KioskError } from '../../src/errors.ts';
import type { Provider } from '../../src/inference/port.ts';
import { type Binding, openOnLadder } from '../../src/inference/provider-ladder.ts';
import { type FakeSession, fakeOnnxruntime, type Installed } from '../fakes/machines/onnxruntime.ts';

// The library's own lines about providers that do not open would only be noise here.
env.logLevel = 'fatal';

const ladder: Provider[] = ['tensorrt', 'cuda', 'cpu'];

describe('the real onnxruntime on this machine, where the fake claims what it does', () => {
  const file = fileURLToPath(new URL('../../models/lesion-detector.onnx', import.meta.url));
  const bytes = readFileSync(file);
  const real: Binding<InferenceSession> = {
    listSupportedBackends,
    create: (model, options) =>
      InferenceSession.create(model, {
        executionProviders: [...options.executionProviders],
        extra: options.extra,
      }),
  };
  /** This PC: the providers that its binding lists, and no library from NVIDIA. */
  const here: Installed = {
    compiledIn: listSupportedBackends().map(({ name }) => name),
    libraries: [],
    runsWhole: [],
    engineFits: false,
  };
  const outcome = (binding: Binding<InferenceSession | FakeSession>, providers: readonly string[]) =>
    binding.create(bytes, { executionProviders: providers, extra: { session: {} } }).then(
      () => 'opens',
      () => 'throws',
    );

  it.each([
    [['cpu']],
    [['cuda']],
    [['tensorrt']],
    [['tensorrt', 'cpu']],
    [['nonsense']],
    [['nonsense', 'cpu']],
  ])('both do the same with %j', async (providers) => {
    expect(await outcome(fakeOnnxruntime(here).binding, providers)).toBe(await outcome(real, providers));
  });

  it('both forbid the fall-back when asked to', async () => {
    const options = {
      executionProviders: ['cpu'],
      extra: { session: { disable_cpu_ep_fallback: '1' } },
    };
    await expect(real.create(bytes, options)).rejects.toThrow();
    await expect(fakeOnnxruntime(here).binding.create(bytes, options)).rejects.toThrow();
  });

  it('ends on the CPU with the reasons of both', async () => {
    const { loaded } = await openOnLadder(real, 'lesion-detector', async () => bytes, ladder, 1);
    expect(loaded.provider).toBe('cpu');
    expect(loaded.passedOver.map(({ provider }) => provider)).toEqual(['tensorrt', 'cuda']);
    await expect(openOnLadder(real, 'm', async () => bytes, ['tensorrt'], 1)).rejects.toBeInstanceOf(
      KioskError,
    );
  });
});
