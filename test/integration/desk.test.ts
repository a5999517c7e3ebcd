import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { handOver, photoBytes } from '../fakes/parts/desk.ts';
import { browse, decision, openCase, start } from '../fakes/parts/desk-visits.ts';
import { sampleCapture, sampleRecord, sampleScreening, screenedLesion } from '../fakes/records/record.ts';
import { until } from '../fakes/until.ts';

it('tells of each band what was counted with the classifier that ships', async () => {
  const sha256 = JSON.parse(readFileSync('models/manifest.json', 'utf8')).classifier.sha256 as string;
  const desk = await start();
  const { kiosk, screening } = sampleRecord();
  const own = { name: 'lesion-classifier', version: '0.3.0', sha256 };
  await handOver(desk.store, { kiosk: { ...kiosk, models: [own] } });
  const browser = browse(desk);
  await browser.signIn();
  await browser.join();
  await browser.ask({ type: 'open', id: screening.id });
  const { bands } = await browser.sees(() => true);
  const { spotsPerSpl, ...prevalence } = bands?.inPharmacy ?? {};
  expect(prevalence).toEqual({ peoplePerSpl: 200, spotsPerPerson: 20 });
  // Below the 4,000 spots of the settings in the band of most SPLs, above them in that of fewest.
  expect(spotsPerSpl?.refer).toBeLessThan(4000);
  expect(spotsPerSpl?.none).toBeGreaterThan(4000);
  for (const counts of [bands?.wideField, bands?.closeUp]) {
    if (!counts) throw new Error('check/count_bands.py has to be run again: see models/training/README.md');
    const { refer, follow, none, all } = counts;
    expect(refer.lesions + follow.lesions + none.lesions).toBe(all.lesions);
    expect(refer.spl + follow.spl + none.spl).toBe(all.spl);
  }
});

describe('a screening on the desk', () => {
  it('has its photo as the camera gave it, its crops pixel by pixel and its maps, and none of it is kept', async () => {
    const { browser, view } = await openCase();
    const [photo] = view.photos;
    const bytes = async (url: string | null | undefined) => {
      const response = await browser.get(url ?? '');
      expect(response.headers.get('cache-control')).toBe('no-store');
      return Buffer.from(await response.arrayBuffer());
    };
    expect((await bytes(photo?.url)).equals(photoBytes)).toBe(true);
    for (const { cropUrl, window } of view.lesions) {
      const { format, width, height } = await sharp(await bytes(cropUrl)).metadata();
      expect({ format, width, height }).toEqual({ format: 'png', width: window.side, height: window.side });
    }
    for (const url of [photo?.evidenceUrl, photo?.oddnessUrl]) {
      const { width, height, hasAlpha } = await sharp(await bytes(url)).metadata();
      expect({ width, height, hasAlpha }).toEqual({ width: 1000, height: 750, hasAlpha: true });
    }
    expect((await bytes(view.csvUrl)).toString()).toMatch(/^photo,lesion,x,y/);
    expect(JSON.stringify(view)).not.toMatch(/embedding|activation/);
  });

  it('gives the screening as a FHIR bundle, as it stands when it is fetched', async () => {
    const { browser, desk, view, id } = await openCase();
    const fetched = async () => await browser.get(view.bundleUrl);
    const first = await fetched();
    expect(first.headers.get('content-type')).toContain('application/fhir+json');
    expect(first.headers.get('content-disposition')).toContain('.fhir.json');
    expect(await first.json()).toMatchObject({ resourceType: 'Bundle', signed: false });
    await browser.ask(decision(id));
    expect(await (await fetched()).json()).toMatchObject({ signed: true });
    expect(desk.store.events.filter((event) => event === 'exported')).toHaveLength(2);
  });

  it('says while a FHIR server does not have it yet', async () => {
    const { browser, desk, view, id } = await openCase();
    expect(view.unsent).toBe(false);
    desk.outbox.waitsFor(id);
    await until(() => expect(browser.view?.unsent).toBe(true));
    desk.outbox.waitsFor(null);
    await until(() => expect(browser.view?.unsent).toBe(false));
  });

  it('keeps the pictures on the page until the page has those of new findings', async () => {
    const { browser, desk, view, record } = await openCase();
    const { evidenceUrl } = view.photos[0] ?? { evidenceUrl: '' };
    const captures = record.screening.captures.map((capture) => ({
      ...capture,
      lesions: capture.lesions.slice(1),
    }));
    desk.store.save({ ...record, screening: { ...record.screening, captures } });
    await browser.sees(({ photos }) => photos[0]?.evidenceUrl !== evidenceUrl);
    expect((await browser.get(evidenceUrl)).status).toBe(200);
  });

  it('crops the very pixels of the photo', async () => {
    const { browser, view } = await openCase();
    const [lesion] = view.lesions;
    if (!lesion) throw new Error('no lesion');
    const { x, y, side } = lesion.window;
    const crop = await sharp(Buffer.from(await (await browser.get(lesion.cropUrl)).arrayBuffer()))
      .raw()
      .toBuffer();
    const expected = await sharp(photoBytes)
      .extract({ left: x, top: y, width: side, height: side })
      .raw()
      .toBuffer();
    expect(crop.equals(expected)).toBe(true);
  });

  it('names the spots as the customer has them, then the others, the oddest first', async () => {
    const { view } = await openCase();
    expect(view.lesions.map(({ number, toShow, oddnessRank }) => [oddnessRank, number, toShow])).toEqual([
      [1, 2, true],
      [2, 3, true],
      [3, 1, true],
      [4, 4, false],
    ]);
    expect(view.lesions[0]?.similar).toHaveLength(3);
  });

  it('lists every spot that stood out, strongest first, and says which of them the customer’s numbers are', async () => {
    const lesions = Array.from({ length: 8 }, (_, i) =>
      screenedLesion(
        `l${i}`,
        { x: 100 + 300 * i, y: 800, width: 60, height: 60 },
        i === 0 ? 'none' : 'refer',
        {
          splScore: i === 0 ? 0.05 : 0.5 + i / 100,
          oddness: 0.9 - i / 10,
          oddnessRank: i + 1,
        },
      ),
    );
    const desk = await start();
    const { id } = sampleScreening();
    await handOver(desk.store, { screening: sampleScreening({ captures: [sampleCapture({ lesions })] }) });
    const browser = browse(desk);
    await browser.signIn();
    await browser.join();
    expect(browser.state?.queue).toMatchObject([{ lesions: 8, spotsPickedOut: 7 }]);
    await browser.ask({ type: 'open', id });
    const view = await browser.sees(() => true);
    const byNumber = view.lesions.toSorted((a, b) => a.number - b.number);
    expect(byNumber.map(({ key, toShow }) => [key.split(' ')[1], toShow])).toEqual([
      ...['l7', 'l6', 'l5', 'l4', 'l3'].map((lesion) => [lesion, true]),
      ...['l2', 'l1', 'l0'].map((lesion) => [lesion, false]),
    ]);
  });

  it('appears while the desk is open, and goes when it has expired', async () => {
    const { desk, browser, id } = await openCase();
    await handOver(desk.store, {
      screening: { ...sampleScreening(), id: 'b1b2c3d4e5f60718' },
      number: 'ZZZZ0000',
    });
    await until(() => browser.state?.queue.length === 2);
    desk.store.end(id, 'expired');
    await until(() => browser.view === null);
    expect(browser.state?.queue.map(({ number }) => number)).toEqual(['ZZZZ0000']);
  });

  it('refuses requests of another shape, and of a screening that does not wait', async () => {
    const { browser, id } = await openCase();
    for (const request of [
      { type: 'sign', id },
      { ...decision(id), pathway: 'whatever' },
      { ...decision(id), more: 1 },
      { ...decision(id), sevenPoint: { 'what-is-this': { answer: 'yes', origin: 'asked' } } },
      { type: 'print', id, paper: '../../etc/passwd' },
      'open',
    ])
      expect(await browser.ask(request as object)).toEqual({ ok: false, code: 'malformed' });
    expect(await browser.ask({ type: 'open', id: 'nobody' })).toEqual({ ok: false, code: 'record-gone' });
  });
});
