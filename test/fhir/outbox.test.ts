import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FhirOutbox } from '../../src/fhir/outbox.ts';
import { fhirBundle } from '../../src/open/fhir.ts';
import { localPictures } from '../fakes/parts/pictures.ts';
import { TestStore } from '../fakes/parts/test-store.ts';
import { sampleRecord, sampleReview } from '../fakes/records/record.ts';
import { until } from '../fakes/until.ts';

interface Posted {
  readonly headers: Record<string, unknown>;
  readonly url: string | undefined;
  readonly body: string;
}

let server: Server;
let answer: number;
let posted: Posted[];
let folder: string;
let store: TestStore;
const running: FhirOutbox[] = [];
const log: object[] = [];
const jpeg = Buffer.from('the bytes of a photo');
const { id } = sampleRecord().screening;

beforeEach(async () => {
  answer = 200;
  posted = [];
  log.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'outbox-test-'));
  store = new TestStore();
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posted.push({ headers: request.headers, url: request.url, body: Buffer.concat(parts).toString() });
      response.writeHead(answer, { Location: 'http://127.0.0.1:1/elsewhere' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  for (const outbox of running.splice(0)) await outbox.stop();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const sentFile = () => join(folder, 'fhir-sent.json');

function startOutbox(waitMs: readonly [number, number] = [20, 40]): FhirOutbox {
  const { port } = server.address() as AddressInfo;
  const note = (entry: object) => void log.push(entry);
  const outbox = new FhirOutbox({
    store,
    endpoint: `http://127.0.0.1:${port}/fhir`,
    token: 'secret-token',
    file: sentFile(),
    makeBundle: (record, readPhoto) =>
      fhirBundle(record, readPhoto, 'Research use only. Not a diagnosis.', localPictures),
    logger: { info: note, warn: note },
    limits: { lookMs: 10, waitMs, answerMs: 60_000 },
  });
  running.push(outbox);
  outbox.start();
  return outbox;
}

async function handOver(review = sampleReview()): Promise<void> {
  store.save(sampleRecord({ review: null }));
  await store.savePhoto(id, 'photo-1', jpeg);
  store.handOver(id);
  store.save(sampleRecord({ review }));
}

/** This many posts, or more if they are refused. */
const arrived = (count: number) => until(() => expect(posted.length).toBeGreaterThanOrEqual(count));
/** Waits until the outbox has looked at the store several more times, so that everything due is sent. */
async function looked(): Promise<void> {
  const looks = vi.spyOn(store, 'queue');
  await until(() => expect(looks.mock.calls.length).toBeGreaterThan(3));
  looks.mockRestore();
}

describe('the outbox', () => {
  it('posts a visit with its photos once it is signed, and once only', async () => {
    store.save(sampleRecord({ review: null }));
    await store.savePhoto(id, 'photo-1', jpeg);
    store.handOver(id);
    const outbox = startOutbox();
    let told = 0;
    outbox.onSent(() => {
      told += 1;
    });
    await looked();
    expect(posted).toEqual([]);
    store.save(sampleRecord());
    expect(outbox.isWaiting(id)).toBe(true);
    await arrived(1);
    await until(() => expect(outbox.isWaiting(id)).toBe(false));
    await looked();
    expect(posted).toHaveLength(1);
    expect(told).toBe(1);
    const [{ headers, url, body } = { headers: {}, url: '', body: '' }] = posted;
    expect(url).toBe('/fhir');
    expect(headers).toMatchObject({
      'content-type': 'application/fhir+json',
      authorization: 'Bearer secret-token',
    });
    expect(JSON.parse(body)).toMatchObject({ resourceType: 'Bundle', type: 'transaction' });
    expect(body).toContain(jpeg.toString('base64'));
    expect(store.events).toContain('sent-to-fhir');
  });

  it('sends again what a server refused, with longer and longer waits, and says so without a word of it', async () => {
    answer = 503;
    await handOver();
    startOutbox();
    await arrived(3);
    answer = 201;
    await until(() => expect(store.events).toContain('sent-to-fhir'));
    const text = JSON.stringify(log);
    expect(text).toContain('fhir-not-sent');
    expect(text).toContain('status 503');
    expect(text).not.toMatch(/secret-token|Łukaszewska|M\. K\.|7F3K9QXM/);
  });

  it('goes on after a restart of the daemon, and sends nothing twice', async () => {
    answer = 500;
    await handOver();
    // It stops between two tries, because one that was given up on its way could still arrive and be accepted.
    const first = startOutbox([60_000, 60_000]);
    await until(() => expect(JSON.stringify(log)).toContain('fhir-not-sent'));
    await first.stop();
    answer = 200;
    const second = startOutbox();
    await arrived(2);
    await until(() => expect(second.isWaiting(id)).toBe(false));
    await second.stop();
    startOutbox();
    await looked();
    expect(posted).toHaveLength(2);
  });

  it('sends a visit again that was signed again', async () => {
    await handOver();
    startOutbox();
    await arrived(1);
    store.save(
      sampleRecord({ review: sampleReview({ signedAt: '2026-11-23T16:00:00Z', pathway: 'routine' }) }),
    );
    await arrived(2);
    expect(posted[1]?.body).toContain('"priority":"routine"');
  });

  it('forgets what the customer or the pharmacist deleted', async () => {
    answer = 500;
    await handOver();
    startOutbox();
    await arrived(1);
    store.end(id, 'stopped-by-customer');
    // The post in progress is refused like those before; it is over once the outbox has seen the end.
    await until(() => expect(store.events).toContain('not-sent-to-fhir'));
    answer = 200;
    const count = posted.length;
    await looked();
    expect(posted).toHaveLength(count);
    expect(store.events).not.toContain('sent-to-fhir');
    // The log explains why it is missing at the server.
    expect(store.events.filter((event) => event === 'not-sent-to-fhir')).toHaveLength(1);
    expect(JSON.stringify(log)).toContain('fhir-dropped');
  });

  it('follows no server to another', async () => {
    answer = 307;
    await handOver();
    const outbox = startOutbox();
    await arrived(2);
    expect(outbox.isWaiting(id)).toBe(true);
  });

  it('keeps ids and times on the disk, for its owner alone', async () => {
    await handOver();
    startOutbox();
    await until(() => expect(store.events).toContain('sent-to-fhir'));
    expect(JSON.parse(readFileSync(sentFile(), 'utf8'))).toEqual([{ id, signedAt: sampleReview().signedAt }]);
    expect(statSync(sentFile()).mode & 0o777).toBe(0o600);
    store.end(id, 'done-by-pharmacist');
    await until(() => expect(JSON.parse(readFileSync(sentFile(), 'utf8'))).toEqual([]));
  });
});
