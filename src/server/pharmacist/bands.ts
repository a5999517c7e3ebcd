import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { CaseView } from '../../contract/pharmacist.ts';
import { KioskError } from '../../errors.ts';
import { type BandsInPharmacy, inPharmacy, type Prevalence } from '../../screening/judgement/prevalence.ts';
import type { KioskIdentity } from '../../screening/record/record.ts';

const count = z
  .object({
    lesions: z.int().min(0),
    spl: z.int().min(0),
    people: z.int().min(0),
    low: z.number().min(0).max(1),
    high: z.number().min(0).max(1),
  })
  .refine(({ lesions, spl }) => spl <= lesions, { message: 'spl must not exceed lesions' });

const counts = z.object({ refer: count, follow: count, none: count, all: count });

/** models/bands.json, as models/training/check/count_bands.py writes it. */
const schema = z.object({
  /** sha256 of the classifier that graded the counted lesions. */
  model: z.string(),
  part: z.literal('validation'),
  wideField: counts,
  closeUp: counts,
});

export type CountedBands = z.infer<typeof schema> & { readonly inPharmacy: BandsInPharmacy };

/**
 * The counts, and what those for wide-field photos mean at this prevalence, which is known only for such photos.
 * @throws KioskError `manifest-invalid`
 */
export async function loadBands(path: string, prevalence: Prevalence): Promise<CountedBands> {
  try {
    const counted = schema.parse(JSON.parse(await readFile(path, 'utf8')));
    return { ...counted, inPharmacy: inPharmacy(counted.wideField, prevalence) };
  } catch (cause) {
    throw new KioskError('manifest-invalid', `${path} can't be read. Install the release again.`, { cause });
  }
}

/** The counts, if they belong to a model that graded this record: no figure is better than a wrong one. */
export const bandsOf = (counted: CountedBands, { models }: KioskIdentity): CaseView['bands'] =>
  models.some(({ sha256 }) => sha256 === counted.model)
    ? { wideField: counted.wideField, closeUp: counted.closeUp, inPharmacy: counted.inPharmacy }
    : null;
