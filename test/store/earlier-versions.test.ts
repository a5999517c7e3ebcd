import { expect, it } from 'vitest';
import { newScreening } from '../../src/screening/visit/screening.ts';
import { partsOf, recordOf as recordFrom } from '../../src/store/record-codec.ts';
import { recordOf } from './records.ts';

/** The visit's part as version 0.3.0 kept it, at this step: without what later versions added. */
function keptAt(step: string): Uint8Array {
  const { handsFree: _, signed: __, language: ___, ...screening } = newScreening('s');
  const [main] = partsOf(recordOf(newScreening('s')));
  const { format } = JSON.parse(Buffer.from(main?.encode() ?? []).toString());
  const content = { ...recordOf(newScreening('s')), screening: { ...screening, step } };
  return Buffer.from(JSON.stringify({ format, content }));
}

it.each([
  ['result', 'result'],
  ['about', 'consent'],
  ['age', 'consent'],
  ['too-young', 'declined'],
  ['risk', 'tone'],
  ['scope', 'body-site'],
])('a visit that version 0.3.0 kept at step %s opens at %s', (step, now) => {
  const { screening } = recordFrom(() => keptAt(step));
  expect(screening).toMatchObject({ step: now, handsFree: true, signed: false, language: 'en' });
});
