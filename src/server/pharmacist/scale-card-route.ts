import { Router } from 'express';
import { type Door, sessionOf } from '../auth/sign-in.ts';

export interface ScaleCardParts {
  readonly makeScaleCards: () => Promise<Uint8Array>;
  /** Called once a computer over the desk link has the sheet; must not throw. */
  readonly onScaleCardsSent?: () => void;
}

/**
 * Serves the sheet of scale cards, which the pharmacy prints, to sessions.
 *
 * Only a sheet that went over the desk link, which alone has TLS, counts as sent: the policy of the kiosk's own browser
 * forbids downloads, and the daemon can't see whether a browser kept the file.
 */
export function scaleCardRoute({ makeScaleCards, onScaleCardsSent }: ScaleCardParts, door: Door): Router {
  return Router().get('/pharmacist/scale-cards.pdf', async (request, response) => {
    if (sessionOf(door, request) === null) {
      response.status(401).type('text').send('Sign in first.');
      return;
    }
    const sheet = Buffer.from(await makeScaleCards());
    if (request.secure && request.method === 'GET') response.once('finish', () => onScaleCardsSent?.());
    response.type('application/pdf').attachment('scale-cards.pdf').send(sheet);
  });
}
