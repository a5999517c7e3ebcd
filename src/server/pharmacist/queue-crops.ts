import type { PictureTasks } from '../../imaging/port.ts';
import { spotsPickedOut } from '../../screening/record/hand-over.ts';
import type { Screening } from '../../screening/visit/screening.ts';
import type { QueueEntry, ScreeningStore } from '../../store/port.ts';
import { lesionKey } from './case-lesions.ts';
import { CasePictures, type DeskFile } from './case-pictures.ts';
import type { ForgetPictures } from './open-cases.ts';

interface FirstCrop {
  readonly key: string;
  readonly pictures: CasePictures;
  readonly url: string;
}

export interface QueueCropsParts {
  readonly store: Pick<ScreeningStore, 'readPhoto'>;
  readonly imaging: PictureTasks;
  readonly forgetPictures: ForgetPictures;
}

/** The crop of each waiting screening's first spot, in memory while somebody looks at the queue. */
export class QueueCrops {
  readonly #parts: QueueCropsParts;
  readonly #crops = new Map<string, FirstCrop>();

  constructor(parts: QueueCropsParts) {
    this.#parts = parts;
  }

  /** Null where no spot stood out. */
  urlOf({ id, record }: QueueEntry): string | null {
    const [spot] = spotsPickedOut(record.screening);
    if (!spot) return null;
    const key = lesionKey(spot.captureId, spot.lesionId);
    const known = this.#crops.get(id);
    if (known?.key === key) return known.url;
    known?.pictures.clear();
    const { store, imaging } = this.#parts;
    const readPhoto = (photoId: string) => store.readPhoto(id, photoId);
    const only = withOnly(record.screening, spot);
    const pictures = new CasePictures(only, record.number, readPhoto, imaging, async () => null);
    const url = pictures.urlOf(`crop ${key}`);
    this.#crops.set(id, { key, pictures, url });
    return url;
  }

  async file(token: string): Promise<DeskFile | null> {
    for (const { pictures } of this.#crops.values()) {
      const file = await pictures.file(token);
      if (file) return file;
    }
    return null;
  }

  /** Forgets the crops of every other screening. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const [id, { pictures }] of this.#crops) {
      if (ids.has(id)) continue;
      this.#crops.delete(id);
      pictures.clear();
      this.#parts.forgetPictures();
    }
  }
}

/** The screening with one lesion, so that nothing else is cut out of its photo. */
const withOnly = (
  screening: Screening,
  { captureId, lesionId }: { readonly captureId: string; readonly lesionId: string },
): Screening => ({
  ...screening,
  closeups: [],
  captures: screening.captures
    .filter(({ id }) => id === captureId)
    .map((capture) => ({
      ...capture,
      dismissed: [],
      lesions: capture.lesions.filter(({ id }) => id === lesionId),
    })),
});
