import { Router } from 'express';

/** Where the pages find the sheet of scale cards. */
export const scaleCardPath = '/scale-cards.pdf';

/** The sheet of scale cards, to be printed by the pharmacy. It holds nothing of anybody, so that no PIN is asked. */
export function scaleCardRoute(makeScaleCards: () => Promise<Uint8Array>): Router {
  return Router().get(scaleCardPath, async (_request, response) => {
    response
      .type('application/pdf')
      .attachment('scale-cards.pdf')
      .send(Buffer.from(await makeScaleCards()));
  });
}
