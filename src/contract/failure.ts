/** How every HTTP route under a page's path answers when it could not do its work. */
import * as z from 'zod/mini';
import { errorCodes } from '../errors.ts';

/** The pages forbid `eval` (Content-Security-Policy), on which zod's large form relies for speed; `zod/mini` does not. */
export const failureSchema = z.object({
  ok: z.literal(false),
  /** `signed-out`: no session, or it has ended. The other two are about the technician's tests. */
  code: z.enum([...errorCodes, 'signed-out', 'busy', 'not-supervised']),
  /** For professionals: what happened, and what to do next. */
  message: z.string(),
});

export type Failure = z.infer<typeof failureSchema>;
