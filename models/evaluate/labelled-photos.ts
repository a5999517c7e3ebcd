import { join } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../../src/errors.ts';
import { parseCsv, parseRows } from './csv.ts';
import { readOptional } from './files.ts';

export type Truth = 'nsplA' | 'nsplB' | 'spl';

/** A close-up of one lesion whose diagnosis is known. */
export interface LabelledPhoto {
  readonly folder: string;
  /** Relative to the folder. */
  readonly image: string;
  readonly mask: string | undefined;
  /** The unit that the interval draws as a whole: patient, lesion or image. */
  readonly unit: string;
  /** Name of the unit in models/evaluation/splits.csv. */
  readonly splitUnit: string;
  readonly diagnosis: Diagnosis;
  readonly truth: Truth;
  /** Fitzpatrick type 1..6, if recorded. */
  readonly fitzpatrick: string | undefined;
}

/** The class of each diagnosis in training: SPL as in the paper, NSPL-B if only follow-up is due. */
const truths = {
  MEL: 'spl',
  BCC: 'spl',
  SCC: 'spl',
  ACK: 'nsplB',
  NEV: 'nsplA',
  SEK: 'nsplA',
  dermatofibroma: 'nsplA',
  'vascular lesion': 'nsplA',
} as const satisfies Record<string, Truth>;

export type Diagnosis = keyof typeof truths;

/** A clinical photo of nci-cases; its truth is that of the case, not of the photo. */
export interface CasePhoto {
  readonly folder: string;
  readonly image: string;
  readonly case: string;
  readonly closeup: boolean;
  readonly truth: string;
  readonly place: string;
  readonly description: string;
}

export type CloseupKind = 'smartphone' | 'dermoscopic' | 'dermoscopic-outside';

export type LabelledFolder =
  | { readonly kind: CloseupKind; readonly photos: readonly LabelledPhoto[] }
  | { readonly kind: 'cases'; readonly photos: readonly CasePhoto[] }
  | { readonly kind: 'rooms'; readonly photos: readonly RoomPhoto[] };

/** A picture without skin, in which nothing may be found. */
export interface RoomPhoto {
  readonly folder: string;
  readonly image: string;
}

const name = z.string().min(1);

type Unlabelled = Pick<LabelledPhoto, 'image' | 'unit' | 'splitUnit' | 'diagnosis'> & Partial<LabelledPhoto>;

const complete =
  (folder: string) =>
  (photo: Unlabelled): LabelledPhoto => ({
    mask: undefined,
    fitzpatrick: undefined,
    ...photo,
    folder,
    truth: truths[photo.diagnosis],
  });

const padRow = z
  .object({
    image: name,
    mask: z.string(),
    patient_id: name,
    diagnostic: z.enum(['MEL', 'BCC', 'SCC', 'ACK', 'NEV', 'SEK']),
    fitspatrick: z.string(),
  })
  .transform(
    (row): Unlabelled => ({
      image: row.image,
      mask: row.mask || undefined,
      unit: row.patient_id,
      splitUnit: `pad-ufes-20 ${row.patient_id}`,
      diagnosis: row.diagnostic,
      fitzpatrick: row.fitspatrick === '' ? undefined : String(Number(row.fitspatrick)),
    }),
  );

const isicDiagnoses = { nevus: 'NEV', melanoma: 'MEL', seborrheic_keratosis: 'SEK' } as const;

/** Its masks are not used, because a lesion that fills the frame has no skin around it for the detector's crop. */
const isicRow = z
  .object({ image: name, image_id: name, label: z.enum(['nevus', 'melanoma', 'seborrheic_keratosis']) })
  .transform(
    (row): Unlabelled => ({
      image: row.image,
      unit: row.image_id,
      splitUnit: `isic ${row.image_id}`,
      diagnosis: isicDiagnoses[row.label],
    }),
  );

const hamDiagnoses = {
  mel: 'MEL',
  nv: 'NEV',
  bkl: 'SEK',
  bcc: 'BCC',
  akiec: 'ACK',
  df: 'dermatofibroma',
  vasc: 'vascular lesion',
} as const;

const hamRow = z
  .object({ image: name, lesion_id: name, dx: z.enum(['mel', 'nv', 'bkl', 'bcc', 'akiec', 'df', 'vasc']) })
  .transform(
    (row): Unlabelled => ({
      image: row.image,
      unit: row.lesion_id,
      splitUnit: `ham10000 ${row.lesion_id}`,
      diagnosis: hamDiagnoses[row.dx],
    }),
  );

const caseRow = (folder: string) =>
  z
    .object({
      image: name,
      case: name,
      view: z.enum(['close-up', 'regional']),
      dx_result: z.string(),
      nth: name,
      of: name,
      description: z.string(),
    })
    .transform(
      (row): CasePhoto => ({
        folder,
        image: row.image,
        case: row.case,
        closeup: row.view === 'close-up',
        truth: row.dx_result,
        place: `${row.nth} of ${row.of}`,
        description: row.description,
      }),
    );

const roomRow = z.object({ file: name, kind: z.string(), use: z.string() });

/** The pictures that train nothing. */
const roomsOf = (folder: string, text: string, path: string): RoomPhoto[] =>
  parseRows(text, roomRow, path)
    .filter(({ use }) => use.startsWith('development test'))
    .map(({ file }) => ({ folder, image: join('images', file) }));

/** A column that only this kind of index has. */
const closeupKinds = [
  { column: 'diagnostic', kind: 'smartphone', row: padRow },
  { column: 'label', kind: 'dermoscopic', row: isicRow },
  { column: 'dx', kind: 'dermoscopic-outside', row: hamRow },
] as const;

/**
 * Photos with diagnoses: a folder with an index.csv in the columns of pad-ufes-20, isic-dermoscopic, ham10000-eval,
 * nci-cases or backgrounds. Undefined if there is no index.csv.
 * @throws KioskError `usage`, which says what is wrong with the file
 */
export async function readLabelledFolder(folder: string): Promise<LabelledFolder | undefined> {
  const path = join(folder, 'index.csv');
  const text = await readOptional(path);
  if (text === undefined) return undefined;
  const columns = Object.keys(parseCsv(text)[0] ?? {});
  if (columns.includes('case')) return { kind: 'cases', photos: parseRows(text, caseRow(folder), path) };
  if (columns.includes('use')) return { kind: 'rooms', photos: roomsOf(folder, text, path) };
  const own = closeupKinds.find(({ column }) => columns.includes(column));
  if (own) return { kind: own.kind, photos: parseRows(text, own.row, path).map(complete(folder)) };
  throw new KioskError(
    'usage',
    `${path} has the columns ${columns.join(', ') || 'none'}, not those of pad-ufes-20, isic-dermoscopic, ham10000-eval, nci-cases or backgrounds. Rename the columns.`,
  );
}
