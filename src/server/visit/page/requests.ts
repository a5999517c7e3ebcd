import type { Reply } from '../../../contract/kiosk.ts';
import { requestSchema } from '../../../contract/kiosk-requests.ts';
import type { Logger } from '../../../logger.ts';
import type { OpenVisits } from '../open-visits.ts';

/** Does what a page asks for, or refuses and changes nothing. Refuses a hand-over that no pharmacist could open. */
export function answerTo(
  raw: unknown,
  { runner, mayHandOver }: Pick<OpenVisits, 'runner' | 'mayHandOver'>,
  logger: Pick<Logger, 'info' | 'warn'>,
): Reply {
  const parsed = requestSchema.safeParse(raw);
  if (!parsed.success) {
    logger.warn({ event: 'malformed-request' });
    return { ok: false, code: 'malformed' };
  }
  const request = parsed.data;
  const isUnseen = request.type === 'hand-over' && request.photos && !mayHandOver();
  const code = isUnseen ? 'pin-missing' : runner.take(request);
  if (code === null) return { ok: true };
  logger.info({ event: 'request-refused', request: request.type, code });
  return { ok: false, code };
}
