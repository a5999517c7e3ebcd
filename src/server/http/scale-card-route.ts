import { Router } from 'express';

/** Path of the sheet of scale cards. */
export const scaleCardPath = '/scale-cards.pdf';

/** Serves the sheet of scale cards, which the pharmacy prints. It holds nothing personal, so it needs no PIN. */
export function scaleCardRoute(makeScaleCards: () => Promise<Uint8Array>): Router {
  return Router().get(scaleCardPath, async (_request, response) => {
    response
      .type('application/pdf')
      .attachment('scale-cards.pdf')
      .send(Buffer.from(await makeScaleCards()));
  });
}
