import { describe, expect, it } from 'vitest';
import { mostLines, mostTyped } from '../../src/screening/record/letter-room.ts';
import { browse, decision, openCase, type RunningDesk, start } from '../fakes/parts/desk-visits.ts';
import { draft } from '../fakes/records/draft.ts';

/** Another page, signed in, with the screening open. */
async function another(desk: RunningDesk, id: string) {
  const browser = browse(desk);
  await browser.signIn();
  await browser.join();
  await browser.ask({ type: 'open', id });
  await browser.sees(() => true);
  return browser;
}

describe('what is filled in and not signed', () => {
  it('is kept letter by letter, and comes back in the next session', async () => {
    const { desk, browser, id, view } = await openCase();
    expect([view.draft, view.revision]).toEqual([null, 0]);
    expect(await browser.ask({ type: 'draft', id, seen: 0, draft: draft({ note: 'It' }) })).toEqual({
      ok: true,
      revision: 1,
    });
    await browser.ask({ type: 'draft', id, seen: 1, draft: draft() });
    await browser.post('sign-out', {});
    const next = await another(desk, id);
    expect(next.view).toMatchObject({ draft: draft(), revision: 2, review: null });
    expect(next.state?.queue).toMatchObject([{ begun: true, status: 'waiting' }]);
    expect(JSON.stringify([desk.store.events, desk.log])).not.toMatch(/lens|edge|Jane/);
  });

  it('comes back on a new start of the desk', async () => {
    const { desk, browser, id } = await openCase();
    await browser.ask({ type: 'draft', id, seen: 0, draft: draft() });
    const later = await another(await start({ store: desk.store }), id);
    expect(later.view?.draft).toEqual(draft());
  });

  it('is taken once where it comes again because its answer was lost', async () => {
    const { browser, id } = await openCase();
    const asked = { type: 'draft', id, seen: 0, draft: draft() };
    for (let i = 0; i < 2; i++) expect(await browser.ask(asked)).toEqual({ ok: true, revision: 1 });
    const more = { ...asked, draft: draft({ note: 'Something else.' }) };
    expect(await browser.ask(more)).toEqual({ ok: false, code: 'changed-elsewhere' });
    await browser.ask(decision(id, 1));
    expect(await browser.ask({ ...asked, seen: 1 })).toEqual({ ok: false, code: 'changed-elsewhere' });
  });

  it('is kept from a page that goes, whether or not what it sent before has come', async () => {
    const { desk, browser, id } = await openCase();
    const [first, last] = [draft({ note: 'It' }), draft({ note: 'It grows.' })];
    const drafts = [first, last].map((one, i) => ({ type: 'draft', id, seen: i, draft: one }));
    const post = async () => (await browser.post('drafts', drafts)).status;
    expect(await post()).toBe(204);
    expect(desk.store.read(id)?.drafting).toEqual({ revision: 2, draft: last });

    const next = await openCase();
    await next.browser.ask({ ...drafts[0], id: next.id });
    const later = drafts.map((one) => ({ ...one, id: next.id }));
    expect((await next.browser.post('drafts', later)).status).toBe(204);
    expect(next.desk.store.read(next.id)?.drafting).toEqual({ revision: 2, draft: last });

    expect((await browser.post('drafts', [{ ...drafts[0], seen: -1 }])).status).toBe(400);
    await browser.post('sign-out', {});
    expect(await post()).toBe(401);
  });

  it('is gone once it is signed, or dropped', async () => {
    const { browser, id } = await openCase();
    await browser.ask({ type: 'draft', id, seen: 0, draft: draft() });
    expect(await browser.ask(decision(id, 1))).toEqual({ ok: true });
    const signed = await browser.sees(({ review }) => review !== null);
    expect(signed).toMatchObject({ draft: null, revision: 2 });
    await browser.ask({ type: 'draft', id, seen: 2, draft: draft() });
    await browser.sees(({ revision, review }) => revision === 3 && review !== null);
    await browser.ask({ type: 'draft', id, seen: 3, draft: null });
    expect(await browser.sees(({ revision }) => revision === 4)).toMatchObject({
      draft: null,
      review: { level: 'follow-up' },
    });
  });

  it('says that it is not kept while nothing can be saved', async () => {
    const { desk, browser, id } = await openCase();
    desk.store.isFull = true;
    const asked = { type: 'draft', id, seen: 0, draft: draft() };
    expect(await browser.ask(asked)).toEqual({ ok: false, code: 'store-failed' });
    desk.store.isFull = false;
    expect(await browser.ask(asked)).toEqual({ ok: true, revision: 1 });
  });
});

it('two texts that are far too long for the letter are kept all the same, to be shortened, and not signed', async () => {
  const { desk, browser, id } = await openCase();
  const long = draft({ reason: '皮'.repeat(mostTyped), note: '损'.repeat(mostTyped) });
  expect(await browser.ask({ type: 'draft', id, seen: 0, draft: long })).toEqual({ ok: true, revision: 1 });
  expect(desk.store.read(id)?.drafting?.draft).toEqual(long);

  const lines = (count: number) => 'a\n'.repeat(count);
  for (const [field, most] of Object.entries(mostLines)) {
    const tooLong = { ...decision(id, 1), [field]: lines(most + 1) };
    expect(await browser.ask(tooLong)).toEqual({ ok: false, code: 'malformed' });
  }
  expect(desk.store.read(id)?.review).toBeNull();
  const longest = { reason: lines(mostLines.reason), note: lines(mostLines.note) };
  expect(await browser.ask({ ...decision(id, 1), ...longest })).toEqual({ ok: true });
});

describe('two pages on one screening', () => {
  it('see what the other fills in, and neither overwrites what it has not seen', async () => {
    const { desk, browser, id } = await openCase();
    const other = await another(desk, id);
    await browser.ask({ type: 'draft', id, seen: 0, draft: draft({ note: 'From the first.' }) });
    await other.sees((view) => view.draft?.note === 'From the first.');
    const late = { type: 'draft', id, seen: 0, draft: draft({ note: 'From the second.' }) };
    expect(await other.ask(late)).toEqual({ ok: false, code: 'changed-elsewhere' });
    expect(desk.store.read(id)?.drafting?.draft?.note).toBe('From the first.');
    expect(await other.ask({ ...late, seen: 1 })).toEqual({ ok: true, revision: 2 });
    await browser.sees((view) => view.draft?.note === 'From the second.');
  });

  it('sign only what they have seen', async () => {
    const { desk, browser, id } = await openCase();
    const other = await another(desk, id);
    expect(await browser.ask(decision(id))).toEqual({ ok: true });
    const second = { ...decision(id), decision: 'accept', level: 'refer', reason: null };
    expect(await other.ask(second)).toEqual({ ok: false, code: 'changed-elsewhere' });
    expect(desk.store.read(id)?.review?.level).toBe('follow-up');
  });
});
