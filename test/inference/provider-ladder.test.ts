import fc from 'fast-check';
import { env } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { type Provider, providersOf } from '../../src/inference/port.ts';
import { openOnLadder } from '../../src/inference/provider-ladder.ts';
import { fakeOnnxruntime, type Installed } from '../fakes/machines/onnxruntime.ts';

// The library's own lines about providers that do not open would only be noise here.
env.logLevel = 'fatal';

const ladder: Provider[] = ['tensorrt', 'cuda', 'cpu'];
const graph = async () => new Uint8Array(1);
const all: Installed = {
  compiledIn: ['cpu', 'cuda', 'tensorrt'],
  libraries: ['cuda', 'tensorrt'],
  runsWhole: ['cuda', 'tensorrt'],
  engineFits: true,
};
const open = (installed: Installed, providers: readonly Provider[] = ladder, graphFor = graph) =>
  openOnLadder(fakeOnnxruntime(installed).binding, 'm', graphFor, providers, 1);

describe('the provider ladder, in each case that a machine can present', () => {
  it('the npm tarball on a Jetson: not compiled in, where onnxruntime would warn and take the CPU', async () => {
    const { session, loaded } = await open({ ...all, compiledIn: ['cpu', 'webgpu'] });
    expect(session.runsOn).toEqual(['cpu']);
    expect(loaded).toEqual({
      model: 'm',
      provider: 'cpu',
      passedOver: [
        {
          provider: 'tensorrt',
          hindrance: 'not-compiled-in',
          reason: 'not compiled into this onnxruntime binding',
        },
        {
          provider: 'cuda',
          hindrance: 'not-compiled-in',
          reason: 'not compiled into this onnxruntime binding',
        },
      ],
    });
  });

  it('compiled in, but a library is missing: one rung down', async () => {
    const { loaded } = await open({ ...all, libraries: ['cuda'] });
    expect(loaded).toMatchObject({
      provider: 'cuda',
      passedOver: [
        {
          provider: 'tensorrt',
          hindrance: 'does-not-open',
          reason: expect.stringMatching(/Failed to load shared library/),
        },
      ],
    });
  });

  it('some nodes would run on the CPU, where onnxruntime says nothing', async () => {
    const { loaded } = await open({ ...all, runsWhole: ['cuda'] });
    expect(loaded.provider).toBe('cuda');
    expect(loaded.passedOver[0]?.reason).toMatch(/assigned to the default CPU EP/);
  });

  it('an engine of another TensorRT or GPU', async () => {
    const { loaded } = await open({ ...all, engineFits: false });
    expect(loaded.provider).toBe('cuda');
    expect(loaded.passedOver[0]?.reason).toMatch(/could not deserialize engine/);
  });

  it('no engine: TensorRT is passed over and never built for minutes at the start', async () => {
    const { binding, asked } = fakeOnnxruntime(all);
    const graphFor = async (provider: Provider) => {
      if (provider === 'tensorrt') throw new Error('no engine was built for this model');
      return new Uint8Array(1);
    };
    const { loaded } = await openOnLadder(binding, 'm', graphFor, ladder, 1);
    expect(loaded.provider).toBe('cuda');
    expect(loaded.passedOver).toEqual([
      { provider: 'tensorrt', hindrance: 'no-engine', reason: 'no engine was built for this model' },
    ]);
    expect(asked.map(({ executionProviders }) => executionProviders)).toEqual([['cuda']]);
  });

  it('everything there: each provider is asked for alone, with the fall-back to the CPU forbidden', async () => {
    const { binding, asked } = fakeOnnxruntime(all);
    const { loaded } = await openOnLadder(binding, 'm', graph, ladder, 1);
    expect(loaded).toEqual({ model: 'm', provider: 'tensorrt', passedOver: [] });
    expect(asked).toEqual([
      { executionProviders: ['tensorrt'], extra: { session: { disable_cpu_ep_fallback: '1' } } },
    ]);
  });

  it('the CPU’s threads don’t spin while they wait, and are as many as the run has cores', async () => {
    const { binding, asked } = fakeOnnxruntime(all);
    await openOnLadder(binding, 'm', graph, ['cpu'], 2);
    expect(asked).toEqual([
      {
        executionProviders: ['cpu'],
        intraOpNumThreads: 2,
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      },
    ]);
  });

  it('TensorRT is required: the setting without the others refuses anything else', async () => {
    await expect(open({ ...all, libraries: ['cuda'] }, ['tensorrt'])).rejects.toMatchObject({
      code: 'provider-unavailable',
      message: expect.stringMatching(/tensorrt: .*Failed to load shared library/),
    });
    expect((await open(all, ['tensorrt'])).loaded.provider).toBe('tensorrt');
  });

  it('never says a provider that does not run the whole graph, whatever is installed', async () => {
    const some = <T>(values: readonly T[]) => fc.subarray([...values]);
    const installed: fc.Arbitrary<Installed> = fc.record({
      compiledIn: some(['cuda', 'tensorrt', 'webgpu']).map((names) => ['cpu', ...names]),
      libraries: some(['cuda', 'tensorrt'] as const),
      runsWhole: some(['cuda', 'tensorrt'] as const),
      engineFits: fc.boolean(),
    });
    const rungs = fc.shuffledSubarray([...ladder], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(installed, rungs, async (machine, providers) => {
        const opened = await open(machine, providers).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'provider-unavailable' });
          expect(providers).not.toContain('cpu');
          return null;
        });
        if (!opened) return;
        const { provider, passedOver } = opened.loaded;
        expect(opened.session.runsOn).toEqual([provider]);
        expect(passedOver.map((one) => one.provider)).toEqual(
          providers.slice(0, providers.indexOf(provider)),
        );
        for (const { reason } of passedOver) expect(reason).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the providers in a few words', () => {
  it('are what runs, and why nothing better does, without a path of the machine', async () => {
    const cuda = await open({ ...all, libraries: ['cuda'] });
    const cpu = await open({ ...all, compiledIn: ['cpu'] });
    expect(providersOf([cuda.loaded, cuda.loaded])).toBe('cuda (tensorrt: does-not-open)');
    expect(providersOf([cpu.loaded])).toBe('cpu (tensorrt: not-compiled-in, cuda: not-compiled-in)');
    expect(providersOf([(await open(all)).loaded, cuda.loaded])).toBe(
      'tensorrt, cuda (tensorrt: does-not-open)',
    );
  });
});
