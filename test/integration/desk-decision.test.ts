import { describe, expect, it } from 'vitest';
import type { CaseView, Figures } from '../../src/contract/pharmacist.ts';
import { handOver } from '../fakes/parts/desk.ts';
import { browse, decision, openCase, start } from '../fakes/parts/desk-visits.ts';
import { TestStore } from '../fakes/parts/test-store.ts';
import { sampleScreening } from '../fakes/records/record.ts';
import { until } from '../fakes/until.ts';

describe('the customer’s call', () => {
  it('shows at the desk until somebody answers it, and the kiosk knows whether anybody is there', async () => {
    const { desk, browser } = await openCase();
    expect(desk.customer.attended).toBe(true);
    expect(browser.state?.isCalled).toBe(false);
    desk.customer.call();
    await until(() => browser.state?.isCalled === true);
    await browser.ask({ type: 'answer-call' });
    await until(() => browser.state?.isCalled === false);
    browser.socket?.disconnect();
    await until(() => !desk.customer.attended);
  });
});

describe('an urgent sign', () => {
  it('is in the queue, with no result beside it, and no better photo is asked for', async () => {
    const desk = await start();
    const urgent = sampleScreening({
      step: 'speak-now',
      urgentAnswers: { 'bleeding-wound': 'no', 'nail-line': 'yes' },
      captures: [],
      triage: null,
    });
    await handOver(desk.store, { screening: urgent });
    const browser = browse(desk);
    await browser.signIn();
    await browser.join();
    expect(browser.state?.queue).toMatchObject([{ level: null, urgentSigns: ['nail-line'], photos: 0 }]);
    expect(await browser.ask({ type: 'ask-retake', id: urgent.id })).toMatchObject({ ok: false });
    expect(await browser.ask({ type: 'done', id: urgent.id })).toEqual({ ok: true });
  });
});

describe('the decision', () => {
  it('is signed, printed, put right, printed again and ended', async () => {
    const { desk, browser, id, view } = await openCase();
    expect(await browser.ask({ type: 'print', id, paper: 'slip' })).toEqual({
      ok: false,
      code: 'out-of-order',
    });
    expect(await browser.ask({ ...decision(id), reason: ' ' })).toEqual({
      ok: false,
      code: 'reason-missing',
    });
    expect(await browser.ask(decision(id))).toEqual({ ok: true });
    const signed = await browser.sees(({ review }) => review !== null);
    expect(desk.customer.signedIds).toEqual([id]);
    expect(signed.review).toMatchObject({
      level: 'follow-up',
      pathway: 'watch-8-weeks',
      reason: decision(id).reason,
    });
    expect(signed.sevenPoint.oozing?.answer).toBe('no');

    await browser.ask({ type: 'print', id, paper: 'letter' });
    const printed = await browser.sees(({ printing }) => printing === 'printed');
    expect(desk.printer.printed).toEqual(['letter-7F3K9QXM']);
    const paper = await browser.get(printed.paperUrl ?? '');
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(await paper.text()).toBe('%PDF letter 7F3K9QXM');

    const again = decision(id, signed.revision);
    const accepted = { ...again, decision: 'accept', level: 'refer', reason: null, pathway: 'urgent' };
    expect(await browser.ask(accepted)).toEqual({ ok: true });
    // What was printed says something else now.
    await browser.sees(({ review, printing }) => review?.level === 'refer' && printing === 'none');

    expect(await browser.ask({ type: 'done', id })).toEqual({ ok: true });
    await until(() => browser.view === null);
    expect(desk.store.read(id)).toBeNull();
    expect((await browser.get(view.photos[0]?.url ?? '')).status).toBe(404);
    expect(desk.store.events).toEqual(
      expect.arrayContaining([
        'signed',
        'print-letter',
        'printed',
        'signed-again',
        'ended-done-by-pharmacist',
      ]),
    );
    expect(JSON.stringify([desk.store.events, desk.log])).not.toMatch(/ukaszewska|2045678|keratosis/);
  });

  it('stands while the paper fails, and the page says why', async () => {
    const { desk, browser, id } = await openCase();
    await browser.ask(decision(id));
    desk.printer.broken = true;
    await browser.ask({ type: 'print', id, paper: 'slip' });
    const failed = await browser.sees(({ printing }) => printing === 'failed');
    expect(failed).toMatchObject({ printFault: 'printer-out-of-paper', paperUrl: null });
    expect(failed.review).not.toBeNull();
    desk.printer.broken = false;
    await browser.ask({ type: 'print', id, paper: 'slip' });
    expect(await browser.sees(({ printing }) => printing === 'printed')).toMatchObject({ printFault: null });
  });

  it('says after a restart that a paper under way did not come', async () => {
    const store = new TestStore();
    const record = await handOver(store);
    store.save({ ...record, referralPrinting: 'printing' });
    const desk = await start({ store });
    expect(desk.store.read(record.screening.id)?.referralPrinting).toBe('failed');
  });

  it('is refused where the papers have no letters for it, with their names, and nothing changes', async () => {
    const { desk, browser, id } = await openCase();
    const texts = { reason: 'Ж, 한국, 薬 🦁 क', note: '한', alias: 'ภ', name: 'A. 김', registration: '한1' };
    const named = { reason: '한 국 क', note: '한', alias: 'ภ', name: '김', registration: '한' };
    for (const [field, text] of Object.entries(texts)) {
      const reply = await browser.ask({ ...decision(id), [field]: text });
      const characters = Object.entries(named).find(([name]) => name === field)?.[1];
      expect(reply).toEqual({ ok: false, code: 'letters-missing', characters });
    }
    expect(desk.store.read(id)?.review).toBeNull();
  });

  it('loses what nobody can see in it', async () => {
    const { desk, browser, id } = await openCase();
    const pasted = { reason: 'Pasted\u000bfrom Word\u0007', name: '\u202eA. Łukaszewska', note: 'a\r\nb' };
    expect(await browser.ask({ ...decision(id), ...pasted })).toEqual({ ok: true });
    expect(desk.store.read(id)?.review).toMatchObject({
      reason: 'Pasted\nfrom Word',
      note: 'a\nb',
      pharmacist: { name: 'A. Łukaszewska' },
    });
    expect(await browser.ask({ ...decision(id), name: '\u0007' })).toEqual({ ok: false, code: 'malformed' });
  });

  it('is refused while nothing can be saved, and says so', async () => {
    const { desk, browser, id } = await openCase();
    desk.store.isFull = true;
    expect(await browser.ask(decision(id))).toEqual({ ok: false, code: 'store-failed' });
    desk.store.isFull = false;
    expect(await browser.ask(decision(id))).toEqual({ ok: true });
  });
});

describe('better photos', () => {
  it('are asked for on the customer’s screen, once', async () => {
    const { desk, browser, id } = await openCase();
    desk.customer.here.add(id);
    expect(await browser.ask({ type: 'ask-retake', id })).toEqual({ ok: true });
    expect(desk.customer.asked).toEqual([[id, true]]);
    const asked = await browser.sees(({ retakeAskedAt }) => retakeAskedAt !== null);
    expect(asked.customerIsHere).toBe(true);
    expect(await browser.ask({ type: 'ask-retake', id })).toEqual({ ok: false, code: 'out-of-order' });
    desk.customer.leave();
    await browser.sees(({ customerIsHere }: CaseView) => !customerIsHere);
    expect(browser.state?.queue[0]?.status).toBe('retake-asked');
  });

  it('come before the signature: what is signed does not change afterwards', async () => {
    const { desk, browser, id, record } = await openCase();
    desk.customer.here.add(id);
    desk.store.save({ ...record, screening: { ...record.screening, step: 'capture' } });
    expect(await browser.ask(decision(id))).toEqual({ ok: false, code: 'customer-is-busy' });
    desk.store.save(record);
    expect(await browser.ask(decision(id))).toEqual({ ok: true });
    expect(desk.customer.asked).toEqual([[id, false]]);
  });
});

describe('what became of it', () => {
  it('is noted by the number after the visit is erased, and counted by month', async () => {
    const { browser, desk, id } = await openCase();
    await browser.ask({ ...decision(id), pathway: 'urgent' });
    await browser.ask({ type: 'done', id });
    const figures = new Promise<Figures>((resolve) => browser.socket?.once('figures', resolve));
    await browser.ask({ type: 'figures' });
    expect(await figures).toMatchObject({ awaited: [{ number: '7F3K9QXM', pathway: 'urgent' }] });
    const answer = { type: 'outcome', number: '7F3K9QXM', outcome: 'treated' };
    expect(await browser.ask(answer)).toEqual({ ok: true });
    expect(await browser.ask(answer)).toEqual({ ok: false, code: 'record-gone' });
    const csv = await browser.get('/pharmacist/figures.csv');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const [head, row] = (await csv.text()).split('\r\n');
    expect(head).toBe('month,visits,signed,referred,benign,follow,treated,confirmed,minutes to decision');
    expect(row).toMatch(/^2026-11,1,1,1,0,0,1,1,\d/);
    expect((await browse(desk).get('/pharmacist/figures.csv')).status).toBe(401);
  });
});
