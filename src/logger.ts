import { pino } from 'pino';

export type Logger = pino.Logger;

/**
 * JSON lines on standard error, for journald. Events say with ids and codes what happened, and never hold a photo, a
 * name, an answer or a path that holds one. Errors are logged by code and message only, because their causes may hold
 * more.
 * @param also receives every line too
 */
export const createLogger = (also: Pick<pino.DestinationStream, 'write'>): Logger =>
  pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.multistream([{ stream: pino.destination({ dest: 2, sync: true }) }, { stream: also }]),
  );
