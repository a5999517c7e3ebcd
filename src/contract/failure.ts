/** The answer of every HTTP route under a page's path that could not do its work. */
import * as z from 'zod/mini';
import { errorCodes } from '../errors.ts';

/** Uses `zod/mini`, because the pages forbid `eval` (Content-Security-Policy), on which full zod relies for speed. */
export const failureSchema = z.object({
  ok: z.literal(false),
  /** `signed-out` means no session, or one that has ended. The other two concern the technician's tests. */
  code: z.enum([...errorCodes, 'signed-out', 'busy', 'not-supervised']),
  /** For professionals, in English: what happened, and what to do next … */
  message: z.string(),
  /** … and what the sentence of the code names in other languages. */
  places: z.optional(z.readonly(z.record(z.string(), z.string()))),
});

export type Failure = z.infer<typeof failureSchema>;

export type FailureCode = Failure['code'];
