import { describe, expect, it } from 'vitest';
import { LogTail } from '../../../src/server/technician/log-tail.ts';
import { loggerTo } from '../../fakes/parts/tail-logger.ts';

describe('the log’s tail', () => {
  it('lets through what is named, and nothing else', () => {
    const tail = new LogTail();
    const logger = loggerTo(tail);
    logger.info({ event: 'analysed', screening: 'c0ffee', ms: 812, answer: 'yes', name: { first: 'Ann' } });
    logger.warn({ event: 'check', name: 'camera', status: 'failed', value: 'not plugged in' });
    logger.info('no event');
    tail.write('no JSON');
    expect(tail.lines.map(({ level, event, details }) => ({ level, event, details }))).toEqual([
      { level: 'info', event: 'analysed', details: ['ms: 812'] },
      { level: 'warn', event: 'check', details: ['name: camera', 'status: failed', 'value: not plugged in'] },
    ]);
    for (let i = 0; i < 400; i++) logger.info({ event: 'again' });
    expect(tail.lines).toHaveLength(300);
  });
});
