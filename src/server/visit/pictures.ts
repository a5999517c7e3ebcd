import { type ServedFile, ServedFiles } from '../http/served-files.ts';

/** A photo as it was taken. Whoever receives it owns its bytes; nobody else holds them. */
export interface NewPhoto {
  /** As the camera gave it. */
  readonly jpeg: Uint8Array;
  /** JPEG for the page. */
  readonly screen: Uint8Array;
  /** Small JPEG for the slip. */
  readonly paper: Uint8Array;
  /** Description of what a simulated camera showed; null for a real camera. */
  readonly shown: string | null;
}

interface HeldPhoto {
  /** Until the store keeps it. */
  jpeg: Uint8Array | null;
  /** Path under which the page fetches the picture. */
  readonly url: string;
  readonly paper: Uint8Array;
  readonly shown: string | null;
}

/**
 * Holds every byte of one visit's photos and slip that the daemon has, and is the only place that does. Dropped bytes are
 * overwritten with zeros.
 */
export class Pictures {
  readonly #files = new ServedFiles();
  readonly #photos = new Map<string, HeldPhoto>();
  readonly #cleared = new AbortController();
  #slipUrl: string | null = null;

  /** Aborted once everything was cleared: the visit is forgotten, and work for it must stop. */
  get signal(): AbortSignal {
    return this.#cleared.signal;
  }

  /** @returns false if the visit was forgotten meanwhile; nothing is then left of the photo */
  add(id: string, { jpeg, screen, paper, shown }: NewPhoto): boolean {
    if (this.signal.aborted) {
      for (const bytes of [jpeg, screen, paper]) bytes.fill(0);
      return false;
    }
    const url = this.#files.add({ bytes: screen, contentType: 'image/jpeg', downloadAs: null });
    this.#photos.set(id, { jpeg, url, paper, shown });
    return true;
  }

  /** The photo as the camera gave it; null once the store keeps it. */
  jpegOf(id: string): Uint8Array | null {
    return this.#photos.get(id)?.jpeg ?? null;
  }

  dropJpeg(id: string): void {
    const photo = this.#photos.get(id);
    photo?.jpeg?.fill(0);
    if (photo) photo.jpeg = null;
  }

  /** Path of the picture for the page. */
  urlOf(id: string): string {
    return this.#photos.get(id)?.url ?? '';
  }

  /** Small JPEG for the slip; undefined for a photo that is not here. */
  paperOf(id: string): Uint8Array | undefined {
    return this.#photos.get(id)?.paper;
  }

  /** Description of what a simulated camera showed; null for a real camera. */
  shownIn(id: string): string | null {
    return this.#photos.get(id)?.shown ?? null;
  }

  /** Removes everything of a photo. */
  drop(id: string): void {
    this.dropJpeg(id);
    const photo = this.#photos.get(id);
    if (!photo) return;
    photo.paper.fill(0);
    this.#files.remove(photo.url);
    this.#photos.delete(id);
  }

  /** Path of the slip for download; null if it was printed on paper. */
  get slipUrl(): string | null {
    return this.#slipUrl;
  }

  /** Replaces the slip. */
  setSlip(pdf: Uint8Array, name: string): void {
    this.dropSlip();
    if (this.signal.aborted) pdf.fill(0);
    else this.#slipUrl = this.#files.add({ bytes: pdf, contentType: 'application/pdf', downloadAs: name });
  }

  dropSlip(): void {
    if (this.#slipUrl !== null) this.#files.remove(this.#slipUrl);
    this.#slipUrl = null;
  }

  /** A picture or slip, by the token in its path. */
  file(token: string): ServedFile | undefined {
    return this.#files.get(token);
  }

  /** Removes everything for good; nothing can be added afterwards. */
  clear(): void {
    this.#cleared.abort();
    for (const id of [...this.#photos.keys()]) this.drop(id);
    this.dropSlip();
  }
}
