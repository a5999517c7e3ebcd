import { randomBytes } from 'node:crypto';
import { rangeOf } from '../../explain/odd-map.ts';
import {
  type ExplainedLesion,
  evidenceHeat,
  mapSize,
  oddHeat,
  overlaySide,
} from '../../explain/photo-heat.ts';
import type { PictureTasks } from '../../imaging/port.ts';
import type { Capture, Closeup, ScreenedLesion } from '../../screening/visit/capture.ts';
import type { Screening } from '../../screening/visit/screening.ts';
import type { ReadPhoto } from '../../store/port.ts';
import { windowAround, windowOfWhole } from '../../vision/pixels/crop.ts';
import { lesionKey } from './case-lesions.ts';
import { lesionTable } from './case-table.ts';
import type { FileName } from './case-view.ts';

export interface DeskFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Name for a download; null for a picture on the page. */
  readonly downloadAs: string | null;
  /** Whether it is given out again, or is the caller's to overwrite. */
  readonly isKept: boolean;
}

/** Null if its source is gone. */
export type MakeFile = () => Promise<Uint8Array | null>;

/**
 * The files of one screening that the page fetches, each under an unguessable path. They are made at the first request,
 * and forgotten with this object.
 */
export class CasePictures {
  readonly #screening: Screening;
  readonly #number: string;
  readonly #readPhoto: ReadPhoto;
  readonly #imaging: PictureTasks;
  readonly #makeBundle: MakeFile;
  readonly #names = new Map<string, FileName>();
  readonly #tokens = new Map<FileName, string>();
  readonly #made = new Map<FileName, Promise<Uint8Array | null>>();
  readonly #crops = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>();
  /** Decodes one photo at a time, because each takes 36 MB at 12 megapixels. */
  #decoded: Promise<unknown> = Promise.resolve();

  constructor(
    screening: Screening,
    number: string,
    readPhoto: ReadPhoto,
    imaging: PictureTasks,
    makeBundle: MakeFile,
  ) {
    this.#imaging = imaging;
    this.#screening = screening;
    this.#number = number;
    this.#readPhoto = readPhoto;
    this.#makeBundle = makeBundle;
  }

  urlOf(name: FileName): string {
    const token = this.#tokens.get(name) ?? randomBytes(16).toString('hex');
    this.#tokens.set(name, token);
    this.#names.set(token, name);
    return `/pharmacist/files/${token}`;
  }

  /** Puts a file under a name and replaces the one before. */
  put(name: FileName, bytes: Uint8Array): void {
    this.#made.set(name, Promise.resolve(bytes));
  }

  /** Overwrites every picture, also those that are still being made. For good. */
  clear(): void {
    const wipe = (bytes: Uint8Array | null) => bytes?.fill(0);
    for (const made of this.#made.values()) void made.then(wipe, () => undefined);
    for (const crops of this.#crops.values()) {
      void crops.then((all) => [...all.values()].forEach(wipe)).catch(() => undefined);
    }
    this.#names.clear();
    this.#made.clear();
    this.#crops.clear();
  }

  /** Null if the token does not belong to this screening, or the photo is gone. */
  async file(token: string): Promise<DeskFile | null> {
    const name = this.#names.get(token);
    const bytes = name && (await this.#bytesOf(name));
    return name && bytes ? { bytes, ...kindOf(name, this.#number), isKept: this.#made.has(name) } : null;
  }

  #bytesOf(name: FileName): Promise<Uint8Array | null> {
    const [kind = '', ...rest] = name.split(' ');
    // A photo is large and already in the store, so it is not kept here too.
    if (kind === 'photo') return this.#readPhoto(rest.join(' '));
    // Not kept, because it changes with everything that the pharmacist writes.
    if (kind === 'bundle.json') return this.#makeBundle();
    const made = this.#made.get(name) ?? this.#make(kind, rest.join(' '));
    this.#made.set(name, made);
    made.catch(() => this.#made.delete(name));
    return made;
  }

  async #make(kind: string, id: string): Promise<Uint8Array | null> {
    const { captures, closeups } = this.#screening;
    if (kind === 'lesions.csv') return Buffer.from(lesionTable(captures));
    if (kind === 'crop') return (await this.#cropsOf(id.split(' ')[0] ?? '')).get(id) ?? null;
    const capture = captures.find((one) => one.id === id);
    if (kind === 'oddness') return capture ? await this.#oddness(capture) : null;
    const photo = capture ?? closeups.find((one) => one.id === id);
    if (kind !== 'evidence' || !photo) return null;
    const heat = evidenceHeat(mapSize(photo, overlaySide), explainedOf(photo));
    return await this.#imaging.ask('draw-heat', { heat, scale: 'inferno' });
  }

  async #oddness(capture: Capture): Promise<Uint8Array> {
    const all = this.#screening.captures.flatMap(({ id, lesions }) =>
      lesions.map((lesion) => [lesionKey(id, lesion.id), lesion] as const),
    );
    const byKey = new Map(all);
    // Another view of a lesion is as odd as the view that stands for it.
    const standing = ({ sameAs }: ScreenedLesion) =>
      sameAs === null ? undefined : byKey.get(lesionKey(sameAs.captureId, sameAs.lesionId));
    const lesions = capture.lesions.map((lesion) => ({
      ...lesion,
      oddness: standing(lesion)?.oddness ?? lesion.oddness,
      window: windowAround(lesion.box),
    }));
    const range = rangeOf(all.map(([, lesion]) => lesion));
    const heat = oddHeat(mapSize(capture, overlaySide), lesions, range);
    return await this.#imaging.ask('draw-heat', { heat, scale: 'viridis' });
  }

  /** Cuts all crops of one photo, so that it is decoded only once. */
  #cropsOf(photoId: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const crops = this.#crops.get(photoId) ?? this.#cutCrops(photoId);
    this.#crops.set(photoId, crops);
    crops.catch(() => this.#crops.delete(photoId));
    return crops;
  }

  #cutCrops(photoId: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const cut = async () => {
      const capture = this.#screening.captures.find(({ id }) => id === photoId);
      const jpeg = capture && (await this.#readPhoto(photoId));
      if (!jpeg) return new Map<string, Uint8Array>();
      const spots = [...capture.lesions, ...capture.dismissed];
      const windows = spots.map(({ box }) => windowAround(box));
      const crops = await this.#imaging.ask('cut-crops', { jpeg, windows }).finally(() => jpeg.fill(0));
      return new Map(
        spots.map(({ id }, i) => [lesionKey(photoId, id), crops[i] ?? new Uint8Array()] as const),
      );
    };
    const turn = this.#decoded.then(cut);
    this.#decoded = turn.catch(() => undefined);
    return turn;
  }
}

const explainedOf = (photo: Capture | Closeup): ExplainedLesion[] =>
  'lesions' in photo
    ? photo.lesions.map((lesion) => ({ ...lesion, window: windowAround(lesion.box) }))
    : photo.lesion === null
      ? []
      : [{ ...photo.lesion, oddness: null, oddnessRank: null, window: windowOfWhole(photo) }];

function kindOf(name: FileName, number: string): Omit<DeskFile, 'bytes' | 'isKept'> {
  if (name === 'lesions.csv')
    return { contentType: 'text/csv; charset=utf-8', downloadAs: `lesions-${number}.csv` };
  if (name === 'bundle.json')
    return { contentType: 'application/fhir+json', downloadAs: `visit-${number}.fhir.json` };
  if (name === 'paper.pdf') return { contentType: 'application/pdf', downloadAs: `referral-${number}.pdf` };
  return { contentType: name.startsWith('photo ') ? 'image/jpeg' : 'image/png', downloadAs: null };
}
