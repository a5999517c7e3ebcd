import type { Inference, Outputs, Tensor } from '../../inference/port.ts';
import { classifierModel } from '../manifest.ts';

/** Wraps the models and counts the crops that the classifier gets. */
export function countingCrops(inference: Inference): Inference & { readonly crops: number } {
  let crops = 0;
  return {
    get crops() {
      return crops;
    },
    async run(model: string, input: Tensor): Promise<Outputs> {
      if (model === classifierModel) crops += input.dims[0] ?? 0;
      return await inference.run(model, input);
    },
  };
}
