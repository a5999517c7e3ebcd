import { KioskError } from '../../errors.ts';
import type { Outputs, Tensor } from '../../inference/port.ts';

/**
 * Checks an output against its contract, because an answer of another shape must not be interpreted.
 * @throws KioskError `inference-failed`
 */
export function expectOutput(
  outputs: Outputs,
  contract: { readonly name: string; readonly shape: readonly number[] },
  batch: number,
): Tensor {
  const output = outputs[contract.name];
  const wanted = [batch, ...contract.shape.slice(1)];
  if (output?.dims.join() !== wanted.join()) {
    throw new KioskError(
      'inference-failed',
      `The model's output ${contract.name} has the shape [${output?.dims.join() ?? 'none'}] instead of [${wanted.join()}]. Install the release again.`,
    );
  }
  return output;
}
