import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KioskError, systemCode } from '../errors.ts';
import { oneShotImaging } from '../imaging/one-shot.ts';
import { fhirBundle } from '../open/fhir.ts';
import { openKioskStoreToRead } from '../open/store.ts';
import type { ScreeningRecord } from '../screening/record/record.ts';
import { loadSettings, operatorFolder } from '../settings.ts';
import type { StoreReader } from '../store/open-store.ts';
import { readArguments } from './command-line/read-arguments.ts';

const usage = `Usage: npm run export -- SCREENING [--out FILE.json]

  SCREENING  number on the slip, or id, of a visit that waits for the pharmacist
  --out      where to write the FHIR R4 bundle, with photos and answers: for its owner alone.
             Without it: SCREENING.fhir.json in this folder

Run it as the user of the kiosk, with its settings. The kiosk may be running.`;

/**
 * `npm run export`: writes one screening as a FHIR R4 bundle. It reads the store beside the daemon, or after it ended but
 * before the machine restarts.
 * @returns the exit status
 * @throws KioskError `usage`, `record-gone`, `store-failed`, `settings-invalid`
 */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const parsed = await readArguments(args, {
    usage,
    options: { out: { type: 'string' } },
    positionals: true,
    read: ({ out }, positionals) => {
      const screening = screeningOf(positionals);
      return { screening, path: resolve(operatorFolder(), out ?? `${screening}.fhir.json`) };
    },
  });
  if (parsed === undefined) return 0;
  const settings = loadSettings();
  const store = await openKioskStoreToRead(settings);
  try {
    const record = find(store, parsed.screening);
    const { id } = record.screening;
    const bundle = await fhirBundle(
      record,
      (photoId) => store.readPhoto(id, photoId),
      settings.researchNotice,
      oneShotImaging,
    );
    await write(parsed.path, `${JSON.stringify(bundle, null, 1)}\n`);
  } finally {
    store.close();
  }
  process.stderr.write(`Written so that only you can read it: ${parsed.path}\n`);
  return 0;
}

/** @throws KioskError `record-gone` */
function find(store: StoreReader, screening: string): ScreeningRecord {
  const entry = store.queue().find(({ id, record }) => id === screening || record.number === screening);
  if (entry?.incomplete) {
    throw new KioskError(
      'record-gone',
      `Photos and answers of ${screening} were lost in a power cut. Nothing is left to export.`,
    );
  }
  if (entry) return entry.record;
  throw new KioskError(
    'record-gone',
    `No visit ${screening} waits for the pharmacist: it was not handed over, has ended, or its time ran out. Look up its number on the pharmacist’s page.`,
  );
}

/** Writes a new file that only its owner can read. */
async function write(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(text).finally(() => file.close());
  } catch (cause) {
    const code = systemCode(cause) ?? 'unknown';
    throw new KioskError('usage', `${path} can't be written (${code}). Name another file with --out.`, {
      cause,
    });
  }
}

function screeningOf([screening, ...more]: readonly string[]): string {
  if (screening === undefined || more.length > 0) throw new Error('Name one visit.');
  if (!/^[A-Za-z0-9-]{1,64}$/.test(screening)) throw new Error('That is not the number of a slip.');
  return screening;
}
