import type { Reply } from '../../../contract/kiosk.ts';
import { requestSchema } from '../../../contract/kiosk-requests.ts';
import type { Logger } from '../../../logger.ts';
import type { VisitRunner } from '../visit-runner.ts';

/** Does what a page asks for, or refuses and changes nothing. */
export function answerTo(
  raw: unknown,
  runner: Pick<VisitRunner, 'take'>,
  logger: Pick<Logger, 'info' | 'warn'>,
): Reply {
  const parsed = requestSchema.safeParse(raw);
  if (!parsed.success) {
    logger.warn({ event: 'malformed-request' });
    return { ok: false, code: 'malformed' };
  }
  const code = runner.take(parsed.data);
  if (code === null) return { ok: true };
  logger.info({ event: 'request-refused', request: parsed.data.type, code });
  return { ok: false, code };
}
