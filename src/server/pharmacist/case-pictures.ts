import { randomBytes } from 'node:crypto';
import { inferno, viridis } from '../../explain/colour-scale.ts';
import { rangeOf } from '../../explain/odd-map.ts';
import { heatPicture, nativeCrop, overlaySide } from '../../explain/overlay.ts';
import { type ExplainedLesion, evidenceHeat, mapSize, oddHeat } from '../../explain/photo-heat.ts';
import type { Capture, Closeup, ScreenedLesion } from '../../screening/visit/capture.ts';
import type { Screening } from '../../screening/visit/screening.ts';
import type { ReadPhoto } from '../../store/port.ts';
import { windowAround, windowOfWhole } from '../../vision/pixels/crop.ts';
import { decodePhoto, minShortSideCloseup } from '../../vision/pixels/decode.ts';
import { lesionKey } from './case-lesions.ts';
import { lesionTable } from './case-table.ts';
import type { FileName } from './case-view.ts';

export interface DeskFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Name for a download; null for a picture on the page. */
  readonly downloadAs: string | null;
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
  readonly #makeBundle: MakeFile;
  readonly #names = new Map<string, FileName>();
  readonly #tokens = new Map<FileName, string>();
  readonly #made = new Map<FileName, Promise<Uint8Array | null>>();
  readonly #crops = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>();
  /** Decodes one photo at a time, because each takes 36 MB at 12 megapixels. */
  #decoded: Promise<unknown> = Promise.resolve();

  constructor(screening: Screening, number: string, readPhoto: ReadPhoto, makeBundle: MakeFile) {
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

  /** Null if the token does not belong to this screening, or the photo is gone. */
  async file(token: string): Promise<DeskFile | null> {
    const name = this.#names.get(token);
    const bytes = name && (await this.#bytesOf(name));
    return name && bytes ? { bytes, ...kindOf(name, this.#number) } : null;
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
    return await heatPicture(heat, inferno);
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
    return await heatPicture(oddHeat(mapSize(capture, overlaySide), lesions, range), viridis);
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
      const crops = new Map<string, Uint8Array>();
      if (!jpeg) return crops;
      const frame = await decodePhoto(jpeg, 'The photo', minShortSideCloseup);
      for (const { id, box } of [...capture.lesions, ...capture.dismissed]) {
        crops.set(lesionKey(photoId, id), await nativeCrop(frame, windowAround(box)));
      }
      return crops;
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

function kindOf(name: FileName, number: string): Pick<DeskFile, 'contentType' | 'downloadAs'> {
  if (name === 'lesions.csv')
    return { contentType: 'text/csv; charset=utf-8', downloadAs: `lesions-${number}.csv` };
  if (name === 'bundle.json')
    return { contentType: 'application/fhir+json', downloadAs: `visit-${number}.fhir.json` };
  if (name === 'paper.pdf') return { contentType: 'application/pdf', downloadAs: `referral-${number}.pdf` };
  return { contentType: name.startsWith('photo ') ? 'image/jpeg' : 'image/png', downloadAs: null };
}
