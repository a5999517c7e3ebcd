import type { Provider } from '../../../src/inference/port.ts';
import type { Binding, SessionOptions } from '../../../src/inference/provider-ladder.ts';

/** What is installed on a machine that is not at hand. */
export interface Installed {
  /** Providers with which the binding was compiled, as listSupportedBackends lists them. */
  readonly compiledIn: readonly string[];
  /** Accelerators whose shared library loads. */
  readonly libraries: readonly Provider[];
  /** Accelerators with a kernel for every node of the graph; the others leave some nodes to the CPU. */
  readonly runsWhole: readonly Provider[];
  /** Whether TensorRT can use the engine that it is given: same version, same GPU. */
  readonly engineFits: boolean;
}

/** The providers that really run nodes of the graph, which neither onnxruntime's log nor its lists tell. */
export interface FakeSession {
  readonly runsOn: readonly Provider[];
}

const known = ['cpu', 'cuda', 'tensorrt', 'webgpu'];

/**
 * onnxruntime-node 1.25.1 as tried on x64: names that are not compiled in are dropped with a console warning, unless
 * none is left; a missing library throws; the CPU always takes what is left, unless that is forbidden.
 */
export function fakeOnnxruntime(installed: Installed) {
  const warnings: string[] = [];
  const asked: SessionOptions[] = [];
  const binding: Binding<FakeSession> = {
    listSupportedBackends: () => installed.compiledIn.map((name) => ({ name })),
    create: async (_graph, options) => {
      asked.push(options);
      return { runsOn: placement(installed, options, warnings) };
    },
  };
  return { binding, warnings, asked };
}

function placement(
  { compiledIn, libraries, runsWhole, engineFits }: Installed,
  { executionProviders, extra }: SessionOptions,
  warnings: string[],
): Provider[] {
  const kept = executionProviders.filter((name) => known.includes(name) && compiledIn.includes(name));
  for (const name of executionProviders.filter((one) => !kept.includes(one))) {
    warnings.push(
      `removing requested execution provider "${name}" from session options because it is not available`,
    );
  }
  if (kept.length === 0) throw new Error('no available backend found. ERR:');
  const accelerators = kept.filter((name): name is Provider => name === 'cuda' || name === 'tensorrt');
  for (const name of accelerators) {
    if (!libraries.includes(name)) {
      throw new Error(`OrtSessionOptionsAppendExecutionProvider_${name}: Failed to load shared library`);
    }
    if (name === 'tensorrt' && !engineFits) {
      throw new Error('TensorRT EP could not deserialize engine from binary data');
    }
  }
  const whole = accelerators.find((name) => runsWhole.includes(name));
  if (whole) return [whole];
  if (extra.session.disable_cpu_ep_fallback === '1') {
    throw new Error('This session contains graph nodes that are assigned to the default CPU EP');
  }
  return [...accelerators, 'cpu'];
}
