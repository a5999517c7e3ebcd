import { type OnnxModel, readOnnx, writeOnnx } from './onnx-format.ts';

/** ONNX Runtime's own domain, in which EPContext stands at version 1. */
const domain = 'com.microsoft';
const opsets = [
  { domain: '', version: 17 },
  { domain, version: 1 },
];
const irVersion = 8;

export interface WrapOptions {
  /** The model's ONNX file, whose inputs and outputs the engine has. */
  readonly model: Uint8Array;
  readonly modelFile: string;
  readonly engine: Uint8Array;
  /** Compute capability without its point. */
  readonly gpu: string;
  readonly release: string;
}

/**
 * An ONNX model of the one node EPContext that holds a TensorRT engine: the only way in which an engine reaches the
 * TensorRT provider from Node (microsoft/onnxruntime#26854). The attributes are those that the provider itself writes
 * and reads (onnx_ctx_model_helper.cc): embed_mode 1 means that the engine's bytes are in ep_cache_context, so that the
 * file is whole by itself and can be loaded, and hashed, from memory.
 */
export function wrapEngine({ model, modelFile, engine, gpu, release }: WrapOptions): Uint8Array {
  const { input, output } = readOnnx(model).graph;
  const text = (name: string, value: string) => ({ name, type: 'STRING' as const, s: Buffer.from(value) });
  return writeOnnx({
    ir_version: irVersion,
    producer_name: 'spl-kiosk',
    producer_version: release,
    opset_import: opsets,
    graph: {
      name: `engine of ${modelFile}`,
      input,
      output,
      node: [
        {
          name: 'engine',
          op_type: 'EPContext',
          domain,
          input: input.map(({ name }) => name),
          output: output.map(({ name }) => name),
          attribute: [
            { name: 'embed_mode', type: 'INT', i: 1 },
            { name: 'ep_cache_context', type: 'STRING', s: engine },
            text('hardware_architecture', gpu),
            text('onnx_model_filename', modelFile),
            { name: 'main_context', type: 'INT', i: 1 },
            text('source', 'TensorrtExecutionProvider'),
          ],
        },
      ],
    },
  });
}

/** The engine in such a file, or null if it holds none. */
export function engineIn(bytes: Uint8Array): Uint8Array | null {
  const [node] = parsed(bytes)?.graph.node ?? [];
  if (node?.op_type !== 'EPContext') return null;
  return node.attribute.find(({ name }) => name === 'ep_cache_context')?.s ?? null;
}

function parsed(bytes: Uint8Array): OnnxModel | null {
  try {
    return readOnnx(bytes);
  } catch {
    return null;
  }
}
