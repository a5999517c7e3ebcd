import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KioskState } from '../../src/contract/kiosk.ts';
import { openStoreToRead } from '../../src/store/open-store.ts';
import { type RunningKiosk, startKiosk } from '../e2e/kiosk-browser.ts';
import { isRunning, modelsOf } from '../fakes/machines/run-main.ts';
import { byHand, Visitor } from '../fakes/parts/visitor.ts';
import { Traces } from '../fakes/records/traces.ts';

const demo = fileURLToPath(new URL('../../models/demo/composed-abdomen.jpg', import.meta.url));
/** Words of the answers and findings, as they would stand in a file in the clear. */
const personal = ['bleeding-wound', 'own-melanoma', 'sevenPoint', 'upper-back', 'splScore'];

let root: string;
let memory: string;
let kiosk: RunningKiosk | undefined;
let visitor: Visitor | undefined;
const outputs: string[] = [];

/** Folder with a part of a photo, so that the checks are quick; nobody searches here. */
let source: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'forgetting-'));
  memory = mkdtempSync('/dev/shm/forgetting-');
  for (const name of ['state', 'temporary']) mkdirSync(join(root, name), { mode: 0o700 });
  source = mkdtempSync(join(tmpdir(), 'source-'));
  await sharp(demo)
    .extract({ left: 1500, top: 1300, width: 1600, height: 1400 })
    .jpeg({ quality: 95 })
    .toFile(join(source, 'part.jpg'));
});
afterEach(() => kill());
afterAll(() => {
  for (const folder of [root, memory, source]) rmSync(folder, { recursive: true, force: true });
});

const places = () => ({ stateFolder: join(root, 'state'), runtimeFolder: join(memory, 'keys') });

async function start(): Promise<Visitor> {
  kiosk = await startKiosk(['--photos', source], {
    SPL_KIOSK_STATE_FOLDER: places().stateFolder,
    SPL_KIOSK_RUNTIME_FOLDER: memory,
    SPL_KIOSK_COUNTDOWN_SECONDS: '0',
    SPL_KIOSK_TURN_SECONDS: '0',
    ...byHand,
    SPL_KIOSK_IDLE_WARN_SECONDS: '600',
    SPL_KIOSK_PRINTER: 'pdf',
    TMPDIR: join(root, 'temporary'),
  });
  visitor = new Visitor(kiosk);
  return visitor;
}

/** As nothing can be prepared for: kill -9. */
async function kill(): Promise<void> {
  visitor?.leave();
  if (!kiosk) return;
  const { process, output } = kiosk;
  const ended = new Promise((resolve) => process.once('close', resolve));
  if (process.exitCode === null && process.kill('SIGKILL')) await ended;
  outputs.push(output.stderr);
  kiosk = undefined;
}

function rows(sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(join(places().stateFolder, 'kiosk.db'), { readOnly: true });
  const found = database.prepare(sql).all();
  database.close();
  return found;
}

const endOf = (id: string) => rows('SELECT id, state, ended FROM screening').find((row) => row.id === id);

/** Everywhere that a kiosk may write: what it did with these processes' ids in /tmp and /dev/shm as well. */
const everywhere = () => [
  root,
  memory,
  '/var/spool/cups',
  ...['/tmp', '/dev/shm'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('spl-kiosk-') && kiosk && name.includes(`-${kiosk.process.pid}-`))
      .map((name) => join(folder, name)),
  ),
];

const sealedBytes = (id: string) => {
  const folder = join(places().stateFolder, 'photos', id);
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
};

describe('a kiosk that is killed', { timeout: 240_000 }, () => {
  const traces = new Traces(personal);

  /** What the page shows of a photo. */
  async function note({ photos }: KioskState): Promise<void> {
    await traces.addPhoto((await visitor?.fetch(photos[0]?.url ?? '')) ?? new Uint8Array());
  }

  it('in the middle of an analysis has closed that visit as abandoned at its next start, and says so', async () => {
    const customer = await start();
    await customer.toReview();
    // Nothing comes of the analysis before the kill.
    const models = modelsOf(kiosk?.process.pid);
    for (const pid of models) process.kill(pid, 'SIGSTOP');
    const { screeningId: id, bootId } = await customer.usePhoto();
    const killed = kill();
    for (const pid of models.filter(isRunning)) process.kill(pid, 'SIGKILL');
    await killed;
    expect(endOf(id)).toMatchObject({ state: 'open' });
    const again = await (await start()).until(() => true);
    expect(again).toMatchObject({ step: 'welcome', photos: [], outcome: null });
    expect(again.bootId).not.toBe(bootId);
    expect(endOf(id)).toMatchObject({ state: 'ended', ended: 'abandoned' });
    expect(readdirSync(join(places().stateFolder, 'photos'))).toEqual([]);
    expect(rows(`SELECT event FROM audit WHERE screening_id = '${id}'`).map(({ event }) => event)).toEqual([
      'begun',
      'consented',
      'photo-used',
      'ended-abandoned',
    ]);
  });

  it('at the result, before the hand-over: nothing of it can be read, at no time', async () => {
    const customer = await start();
    await customer.toAnalysis();
    const result = await customer.until(({ step }) => step === 'result');
    await note(result);
    expect(traces.size).toBeGreaterThan(10_000);
    expect(sealedBytes(result.screeningId)).toBeGreaterThan(100_000);
    expect(await traces.foundIn(everywhere())).toEqual([]);
    await kill();
    expect(openStoreToRead(places())?.read(result.screeningId)).toBeNull();
    await start();
    expect(endOf(result.screeningId)).toMatchObject({ ended: 'abandoned' });
    expect(rows('SELECT * FROM part')).toEqual([]);
    expect(await traces.foundIn(everywhere())).toEqual([]);
  });

  it('after the hand-over has it in the queue, photo and all, until the power goes', async () => {
    const customer = await start();
    await customer.toAnalysis();
    const result = await customer.until(({ step }) => step === 'result');
    const { screeningId: id, number, outcome, photos } = result;
    await customer.ask({ type: 'hand-over', photos: true });
    await kill();
    await start();
    const reader = openStoreToRead(places());
    expect(reader?.queue()).toMatchObject([
      { id, record: { number, screening: { handedOver: 'yes', triage: { level: outcome } } } },
    ]);
    const jpeg = await reader?.readPhoto(id, photos[0]?.id ?? '');
    reader?.close();
    await traces.addPhoto(jpeg ?? new Uint8Array());
    expect(jpeg?.length).toBeGreaterThan(100_000);
    expect(await traces.foundIn(everywhere())).toEqual([]);

    await kill();
    rmSync(join(places().runtimeFolder, 'boot.key'));
    await start();
    const after = openStoreToRead(places());
    expect(after?.queue()).toMatchObject([
      {
        id,
        incomplete: true,
        record: { number, screening: { triage: { level: outcome }, urgentAnswers: {}, captures: [] } },
      },
    ]);
    after?.close();
    expect(readdirSync(join(places().stateFolder, 'photos'))).toEqual([]);
    expect(await traces.foundIn(everywhere())).toEqual([]);
  });

  it('leaves no trace after "done" and "delete", in no folder and no line of its log', async () => {
    const customer = await start();
    for (const end of ['finish', 'stop-and-delete'] as const) {
      await customer.toAnalysis();
      const result = await customer.until(({ step }) => step === 'result');
      const { screeningId: id } = result;
      await note(result);
      await customer.ask({ type: 'print-slip' });
      await customer.until(({ slip }) => slip === 'printed');
      await customer.ask({ type: end });
      expect(endOf(id)).toMatchObject({ state: 'ended' });
      expect(rows(`SELECT * FROM part WHERE screening_id = '${id}'`)).toEqual([]);
    }
    expect(await traces.foundIn(everywhere())).toEqual([]);
    await kill();
    for (const word of personal) expect(outputs.join('')).not.toContain(word);
  });
});
