import type { ErrorCode } from '../../errors.ts';
import type { PictureTasks } from '../../imaging/port.ts';
import type { ScreeningRecord } from '../../screening/record/record.ts';
import type { QueueEntry, ReadPhoto, ScreeningStore } from '../../store/port.ts';
import { CasePictures, type DeskFile } from './case-pictures.ts';

/** Kept for a screening while it is open on a page. */
export interface OpenCase {
  /** Pictures of the current findings. */
  readonly findings: string;
  readonly pictures: CasePictures;
  /** Pictures of the previous findings, which a page may still request until it hears of the change. */
  readonly former: CasePictures | null;
  /** Code of what went wrong with its last paper. */
  printFault: ErrorCode | null;
  hasPaper: boolean;
}

/** Overwrites what is left of pictures that nobody holds any longer. */
export type ForgetPictures = () => void;

type CasesStore = Pick<ScreeningStore, 'read' | 'readPhoto' | 'audit'>;

/** A screening as a FHIR bundle. */
export type MakeBundle = (record: ScreeningRecord, readPhoto: ReadPhoto) => Promise<object>;

/** The screenings that are open on a page, in memory alone. */
export class OpenCases {
  readonly #store: CasesStore;
  readonly #makeBundle: MakeBundle;
  readonly #imaging: PictureTasks;
  readonly #forgetPictures: ForgetPictures;
  readonly #cases = new Map<string, OpenCase>();

  constructor(
    store: CasesStore,
    imaging: PictureTasks,
    makeBundle: MakeBundle,
    forgetPictures: ForgetPictures,
  ) {
    this.#store = store;
    this.#imaging = imaging;
    this.#forgetPictures = forgetPictures;
    this.#makeBundle = makeBundle;
  }

  get(id: string): OpenCase | undefined {
    return this.#cases.get(id);
  }

  /** The open case; its pictures are new if the photos or their findings have changed. */
  open({ id, record }: QueueEntry): OpenCase {
    const findings = findingsOf(record);
    const known = this.#cases.get(id);
    if (known?.findings === findings) return known;
    const readPhoto = (photoId: string) => this.#store.readPhoto(id, photoId);
    const pictures = new CasePictures(record.screening, record.number, readPhoto, this.#imaging, () =>
      this.#bundle(id),
    );
    known?.former?.clear();
    const former = known?.pictures ?? null;
    const opened = { findings, pictures, former, printFault: null, hasPaper: false };
    this.#cases.set(id, opened);
    return opened;
  }

  /** A picture, table or paper of an open screening, by the token in its path. */
  async file(token: string): Promise<DeskFile | null> {
    for (const { pictures, former } of this.#cases.values()) {
      const file = (await pictures.file(token)) ?? (await former?.file(token));
      if (file) return file;
    }
    return null;
  }

  async #bundle(id: string): Promise<Uint8Array | null> {
    const record = this.#store.read(id);
    if (record === null) return null;
    const bundle = await this.#makeBundle(record, (photoId) => this.#store.readPhoto(id, photoId));
    this.#store.audit(id, 'exported');
    return Buffer.from(JSON.stringify(bundle, null, 1));
  }

  /** Forgets every screening that no page shows. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const [id, { pictures, former }] of this.#cases) {
      if (ids.has(id)) continue;
      this.#cases.delete(id);
      pictures.clear();
      former?.clear();
      this.#forgetPictures();
    }
  }
}

const findingsOf = ({ screening }: ScreeningRecord): string =>
  JSON.stringify(
    [...screening.captures, ...screening.closeups].map((photo) => [
      photo.id,
      photo.analysis,
      'lesions' in photo
        ? photo.lesions.map(({ id, oddness, splScore }) => [id, oddness, splScore])
        : (photo.lesion?.splScore ?? null),
    ]),
  );
