import { KioskError } from '../errors.ts';
import type { LoadedModel, PassedOver, Provider } from './port.ts';

/** The part of onnxruntime-node that the ladder needs; a fake of it stands in for a GPU in tests. */
export interface Binding<Session> {
  /** The binding's compile-time list, which says what can be asked for and not what works. */
  listSupportedBackends(): readonly { readonly name: string }[];
  create(model: Uint8Array, options: SessionOptions): Promise<Session>;
}

export interface SessionOptions {
  readonly executionProviders: readonly string[];
  /** Cores that a run may use. */
  readonly intraOpNumThreads?: number;
  /** Settings of ONNX Runtime's session; the binding writes nested names with dots between them. */
  readonly extra: { readonly session: Readonly<Record<string, string | Readonly<Record<string, string>>>> };
}

/** The graph that a provider should run; each may have its own. Rejects with the reason if it has none. */
export type GraphFor = (provider: Provider) => Promise<Uint8Array>;

/**
 * Opens a session on the first provider of the ladder that really runs the whole graph. ONNX Runtime drops a provider
 * that it does not have with nothing but a console warning, so each provider is tried alone: it must be compiled into
 * the binding, and the session must open without falling back to the CPU (the option makes `create` throw if any node
 * would be placed there).
 * @throws KioskError `provider-unavailable` when no provider of the ladder runs the model
 */
export async function openOnLadder<Session>(
  binding: Binding<Session>,
  model: string,
  graphFor: GraphFor,
  ladder: readonly Provider[],
  cores: number,
): Promise<{ session: Session; loaded: LoadedModel }> {
  const compiledIn = new Set(binding.listSupportedBackends().map(({ name }) => name));
  const passedOver: PassedOver[] = [];
  const passOver = (provider: Provider, hindrance: PassedOver['hindrance'], error: unknown) =>
    passedOver.push({ provider, hindrance, reason: error instanceof Error ? error.message : String(error) });
  for (const provider of ladder) {
    if (!compiledIn.has(provider)) {
      passOver(provider, 'not-compiled-in', 'not compiled into this onnxruntime binding');
      continue;
    }
    let graph: Uint8Array;
    try {
      graph = await graphFor(provider);
    } catch (error) {
      passOver(provider, 'no-engine', error);
      continue;
    }
    try {
      const session = await binding.create(graph, optionsFor(provider, cores));
      return { session, loaded: { model, provider, passedOver } };
    } catch (error) {
      passOver(provider, 'does-not-open', error);
    }
  }
  const reasons = passedOver.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
  throw new KioskError(
    'provider-unavailable',
    `No provider in the settings runs the model ${model} (${reasons}). Allow "cpu", or install the binding for this device.`,
  );
}

function optionsFor(provider: Provider, cores: number): SessionOptions {
  return {
    executionProviders: [provider],
    ...(provider === 'cpu' && { intraOpNumThreads: cores }),
    extra: {
      session:
        provider === 'cpu'
          ? // Threads that spin while they wait would take the cores from our own thread, which decodes and cuts crops.
            { intra_op: { allow_spinning: '0' } }
          : { disable_cpu_ep_fallback: '1' },
    },
  };
}
