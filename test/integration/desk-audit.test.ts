import { afterEach, expect, it } from 'vitest';
import { auditViewSchema } from '../../src/contract/audit.ts';
import { DeskBrowser, handOver, startDesk } from '../fakes/parts/desk.ts';
import { TestStore } from '../fakes/parts/test-store.ts';

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

/** A desk with two visits, and what was done with them. */
async function desk() {
  const store = new TestStore();
  const first = await handOver(store);
  const second = await handOver(store, {
    number: 'ABCD2345',
    screening: { ...first.screening, id: 'another-screening' },
  });
  store.end(first.screening.id, 'done-by-pharmacist');
  const started = await startDesk({ store });
  stop = started.stop;
  const browser = new DeskBrowser(started.url);
  return { ...started, browser, records: [first, second] };
}

it('is for nobody without the PIN', async () => {
  const { browser } = await desk();
  for (const path of ['/pharmacist/audit', '/pharmacist/audit.csv'])
    expect((await browser.get(path)).status).toBe(401);
});

it('tells what was done with each visit, and nobody’s name, number or id', async () => {
  const { browser, records } = await desk();
  await browser.signIn();
  const json = await (await browser.get('/pharmacist/audit')).text();
  const view = auditViewSchema.parse(JSON.parse(json));
  expect(view.entries.slice(1).map(({ visit, event }) => [visit, event])).toEqual([
    [1, 'ended-done-by-pharmacist'],
    [2, 'handed-over'],
    [2, 'begun'],
    [1, 'handed-over'],
    [1, 'begun'],
  ]);
  expect(view).toMatchObject({ total: 6, firstBroken: null, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const answer = await browser.get('/pharmacist/audit.csv');
  expect(answer.headers.get('content-disposition')).toMatch(/audit-\d{4}-\d\d-\d\d\.csv/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const table = await answer.text();
  expect(table.split('\r\n').slice(0, 3)).toEqual([
    'entry,at,visit,event',
    expect.stringMatching(/^1,\d{4}-.*Z,1,begun$/),
    expect.stringMatching(/^2,\d{4}-.*Z,1,handed-over$/),
  ]);
  for (const { number, screening } of records)
    for (const name of [number, screening.id]) expect(json + table).not.toContain(name);
});

it('says which entry was changed', async () => {
  const { browser, store } = await desk();
  await browser.signIn();
  store.database.exec('DROP TRIGGER audit_keeps_words');
  store.database.exec(`UPDATE audit SET event = 'consented' WHERE seq = 3`);
  const view = await (await browser.get('/pharmacist/audit')).json();
  expect(view).toMatchObject({ firstBroken: 3 });
});
