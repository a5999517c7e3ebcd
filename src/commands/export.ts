import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openRuntimeFolder } from '../devices/system/runtime-folder.ts';
import { KioskError } from '../errors.ts';
import { fhirBundle } from '../open/fhir.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';
import { loadSettings, operatorFolder, type Settings } from '../settings.ts';
import { openStoreToRead, type StoreReader } from '../store/open-store.ts';
import { print } from './command-line/print.ts';

const usage = `Usage: npm run export -- SCREENING [--out FILE.json]

  SCREENING  number on the slip, or id, of a visit that waits for the pharmacist
  --out      where to write the FHIR R4 bundle, with photos and answers: for its owner alone.
             Without it: SCREENING.fhir.json in this folder

Run it as the user of the kiosk, with its settings. The kiosk may be running.`;

/**
 * `npm run export`: one visit as a FHIR R4 bundle. It reads the store beside the daemon, or after it in the same boot.
 * @returns the exit status
 * @throws KioskError `usage`, `record-gone`, `store-failed`, `settings-invalid`
 */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (parsed === 'help') {
    await print(`${usage}\n`);
    return 0;
  }
  const settings = loadSettings();
  const store = await openToRead(settings);
  try {
    const record = find(store, parsed.screening);
    const { id } = record.screening;
    const bundle = await fhirBundle(
      record,
      (photoId) => store.readPhoto(id, photoId),
      settings.researchNotice,
    );
    await write(parsed.path, `${JSON.stringify(bundle, null, 1)}\n`);
  } finally {
    store.close();
  }
  process.stderr.write(`Written for you alone: ${parsed.path}\n`);
  return 0;
}

async function openToRead({ stateFolder, runtimeFolder: wanted }: Settings): Promise<StoreReader> {
  const whys: string[] = [];
  const runtimeFolder = await openRuntimeFolder(wanted, stateFolder, (why) => whys.push(why));
  const store = openStoreToRead({ stateFolder, runtimeFolder });
  if (store !== null) return store;
  const why = whys.length > 0 ? ` (the folder of its keys: ${whys.join(', ')})` : '';
  throw new KioskError(
    'record-gone',
    `No visit is kept in ${stateFolder}${why}. Run this as the user of the kiosk, with its settings, before a restart of the machine.`,
  );
}

/** @throws KioskError `record-gone` */
function find(store: StoreReader, screening: string): ScreeningRecord {
  const entry = store.queue().find(({ id, record }) => id === screening || record.number === screening);
  if (entry?.incomplete) {
    throw new KioskError('record-gone', `Photos and answers of ${screening} were lost with the power.`);
  }
  if (entry) return entry.record;
  throw new KioskError(
    'record-gone',
    `No visit ${screening} waits for the pharmacist: it was not handed over, has ended, or was kept for long enough.`,
  );
}

/** A new file, for its owner alone. */
async function write(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(text).finally(() => file.close());
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new KioskError('usage', `${path} can't be written (${code}). Name another file with --out.`, {
      cause,
    });
  }
}

function parse(args: readonly string[]): { readonly screening: string; readonly path: string } | 'help' {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    const [screening, ...more] = positionals;
    if (screening === undefined || more.length > 0) throw new Error('Name one visit.');
    if (!/^[A-Za-z0-9-]{1,64}$/.test(screening)) throw new Error('That is no number of a slip.');
    return { screening, path: resolve(operatorFolder(), values.out ?? `${screening}.fhir.json`) };
  } catch (error) {
    throw new KioskError('usage', `${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
