import { describe, expect, it } from 'vitest';
import type { Provider } from '../../src/inference/port.ts';
import { type Binding, openOnLadder, type SessionOptions } from '../../src/inference/provider-ladder.ts';

/** A binding that behaves as onnxruntime-node does (jetson.md): what is compiled in, and what then really opens. */
function fakeBinding(compiledIn: readonly string[], opens: (options: SessionOptions) => boolean) {
  const asked: SessionOptions[] = [];
  const binding: Binding<string> = {
    listSupportedBackends: () => compiledIn.map((name) => ({ name })),
    create: async (_bytes, options) => {
      asked.push(options);
      if (!opens(options)) throw new Error('library missing');
      return `session on ${options.executionProviders.join()}`;
    },
  };
  return { binding, asked };
}

const ladder: Provider[] = ['tensorrt', 'cuda', 'cpu'];
const bytes = new Uint8Array(1);

describe('the provider ladder', () => {
  it('takes the CPU where nothing else is compiled in, and says why', async () => {
    const { binding } = fakeBinding(['cpu'], () => true);
    const { loaded } = await openOnLadder(binding, 'm', bytes, ladder);
    expect(loaded.provider).toBe('cpu');
    expect(loaded.passedOver.map(({ provider }) => provider)).toEqual(['tensorrt', 'cuda']);
    expect(loaded.passedOver[0]?.reason).toMatch(/not compiled/);
  });

  it('forbids the silent fall-back to the CPU when it tries an accelerator', async () => {
    const { binding, asked } = fakeBinding(['cpu', 'cuda', 'tensorrt'], () => true);
    expect((await openOnLadder(binding, 'm', bytes, ladder)).loaded.provider).toBe('tensorrt');
    expect(asked).toEqual([
      { executionProviders: ['tensorrt'], extra: { session: { disable_cpu_ep_fallback: '1' } } },
    ]);
  });

  it('goes down one rung at a time when an accelerator does not open', async () => {
    const { binding } = fakeBinding(ladder, ({ executionProviders }) => executionProviders[0] !== 'tensorrt');
    const { loaded } = await openOnLadder(binding, 'm', bytes, ladder);
    expect(loaded).toMatchObject({
      provider: 'cuda',
      passedOver: [{ provider: 'tensorrt', reason: 'library missing' }],
    });
  });

  it('refuses when the setting does not allow the CPU', async () => {
    const { binding } = fakeBinding(['cpu'], () => true);
    await expect(openOnLadder(binding, 'm', bytes, ['tensorrt'])).rejects.toMatchObject({
      code: 'provider-unavailable',
      message: expect.stringMatching(/tensorrt: not compiled/),
    });
  });
});
