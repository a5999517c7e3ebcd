import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '@medplum/fhirtypes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportCommand } from '../../src/commands/export.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { runMain } from '../fakes/machines/run-main.ts';
import { sampleRecord } from '../fakes/records/record.ts';
import { openAt, type Places, temporaryPlaces } from '../store/places.ts';

// `npm run export` as its user runs it: beside the daemon, whose store stays open.

let places: Places;
let daemon: OpenStore;
const jpeg = Buffer.from('the bytes of a photo');
const record = sampleRecord();
const { id } = record.screening;

beforeEach(async () => {
  places = temporaryPlaces();
  // Where the command looks for keys: the folder "keys" of the runtime folder.
  daemon = openAt({ stateFolder: places.stateFolder, runtimeFolder: keysFolder() });
  daemon.store.save(record);
  await daemon.store.savePhoto(id, 'photo-1', jpeg);
});
afterEach(() => {
  daemon.close();
  places.remove();
});

function keysFolder(): string {
  const folder = join(places.runtimeFolder, 'keys');
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  return folder;
}

const run = (...args: string[]) =>
  runMain(['export', ...args], {
    SPL_KIOSK_STATE_FOLDER: places.stateFolder,
    SPL_KIOSK_RUNTIME_FOLDER: places.runtimeFolder,
    INIT_CWD: places.stateFolder,
  });

describe('npm run export', () => {
  it.each([record.number, id])('writes the bundle of a visit that was handed over: %s', async (screening) => {
    daemon.store.handOver(id);
    const { status, stdout, stderr } = await run(screening, '--out', 'visit.json');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const path = join(places.stateFolder, 'visit.json');
    expect(stderr).toContain(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const bundle = JSON.parse(readFileSync(path, 'utf8')) as Bundle;
    const media = bundle.entry?.find(({ resource }) => resource?.resourceType === 'Media')?.resource;
    expect(media).toMatchObject({ content: { data: jpeg.toString('base64') } });
    // It overwrites nothing.
    expect(await run(screening, '--out', 'visit.json')).toMatchObject({ status: 64 });
  });

  it('has nothing of a visit that was not handed over, or that has ended', async () => {
    expect(await run(record.number)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('not handed over'),
    });
    daemon.store.handOver(id);
    daemon.store.end(id, 'done-by-pharmacist');
    expect(await run(record.number)).toMatchObject({ status: 1 });
    expect(existsSync(join(places.stateFolder, `${record.number}.fhir.json`))).toBe(false);
  });

  it.each([[[]], [['a', 'b']], [['../x']], [['--what']]])('says how it is used: %j', async (args) => {
    await expect(exportCommand(args)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('npm run export -- SCREENING'),
    });
  });
});
