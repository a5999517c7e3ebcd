import { pino } from 'pino';

export type Logger = pino.Logger;

/**
 * JSON lines on standard error, for journald. Events name what happened with ids and codes; never a photo, a name,
 * an answer or a path that holds one. Errors are logged by code and message: their causes may carry more.
 * @param also gets every line as well
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
