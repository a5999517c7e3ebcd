import { pino } from 'pino';
import sharp from 'sharp';
import type { Camera, Viewer } from '../../../src/devices/camera/camera.ts';
import type { Paper, Printer, PrinterState } from '../../../src/devices/printer/printer.ts';
import { type ErrorCode, KioskError } from '../../../src/errors.ts';
import { LocalImaging } from '../../../src/imaging/local-imaging.ts';
import type { Provider } from '../../../src/inference/port.ts';
import type { RunningModels, VisitParts } from '../../../src/server/visit/open-visits.ts';
import { loadSettings, type Settings } from '../../../src/settings.ts';
import { FakeInference } from './inference.ts';
import { fakeManifest } from './manifest.ts';
import { RecordingObserver } from './observer.ts';
import { TestStore } from './test-store.ts';

/**
 * A picture, large enough for a whole chest, with two dark discs that the fake models find, on a ground with pores,
 * which counts as sharp.
 */
export const picture = await sharp(
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" viewBox="0 0 600 400">
      <pattern id="pores" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" fill="#d2aa96"/><circle cx="2" cy="2" r="1" fill="#c09884"/>
      </pattern>
      <rect width="600" height="400" fill="url(#pores)"/>
      <circle cx="200" cy="100" r="12" fill="#46302a"/><circle cx="420" cy="300" r="15" fill="#46302a"/>
    </svg>`,
  ),
)
  .jpeg()
  .toBuffer();

export class FakeCamera implements Camera {
  readonly description = { simulated: true, driver: 'a fake', detail: 'a fake' };
  broken = false;
  taken = 0;
  /** The bytes that were handed out, of every still. */
  readonly given: Uint8Array[] = [];
  /** Runs before each still, to wait. */
  before: () => Promise<void> | void = () => undefined;

  async takePicture() {
    this.taken++;
    await this.before();
    if (this.broken) throw new KioskError('camera-no-picture', 'The camera gave nothing.');
    const jpeg = Uint8Array.from(picture);
    this.given.push(jpeg);
    return { jpeg, source: 'discs.jpg' };
  }

  watch(viewer: Viewer) {
    viewer.frame(picture);
    return () => undefined;
  }

  /** Gives nothing by default, so that only the tests of the guidance see it. */
  latest(): Uint8Array | undefined {
    return undefined;
  }

  async close() {}
}

export class FakePrinter implements Printer {
  readonly description = { simulated: true, detail: 'a fake', folder: null };
  printed: string[] = [];
  broken = false;

  async state(): Promise<PrinterState> {
    return { state: this.broken ? 'out-of-paper' : 'idle' };
  }

  async print({ name }: Paper) {
    if (this.broken) throw new KioskError('printer-out-of-paper', 'No paper.');
    this.printed.push(name);
  }
}

export class FakeModels implements RunningModels {
  loaded = loadedBy('cpu');
  fault: ErrorCode | null = null;
  readonly #listeners: (() => void)[] = [];

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Sets who runs the models from now on, or why nothing does. */
  change(provider: Provider, fault: ErrorCode | null): void {
    this.loaded = loadedBy(provider);
    this.fault = fault;
    for (const listener of this.#listeners) listener();
  }
}

const loadedBy = (provider: Provider) => [{ model: 'lesion-detector', provider, passedOver: [] }];

/** Parts for a kiosk's visits that need no hardware, model or file; `log` holds every logged line. */
export function fakeParts(settings: Partial<Settings> = {}) {
  const log: string[] = [];
  const camera = new FakeCamera();
  const printer = new FakePrinter();
  const inference = new FakeInference();
  const store = new TestStore();
  const observer = new RecordingObserver();
  const models = new FakeModels();
  const parts: VisitParts = {
    camera,
    printer,
    imaging: new LocalImaging({ inference, manifest: fakeManifest }),
    personRule: fakeManifest.classifier.personRule,
    forgetPictures: () => undefined,
    models,
    // Tests take their photos themselves: on a slow machine the live picture is good for long enough to be taken.
    settings: { ...loadSettings({}), handsFree: false, ...settings },
    logger: pino({}, { write: (line: string) => void log.push(line) }),
    makeSlip: ({ number }) => ({
      name: `slip-${number}`,
      format: 'slip',
      pdf: async () => Buffer.from(`%PDF ${number}`),
      escPos: null,
    }),
    store,
    observer,
    mayHandOver: () => true,
    kiosk: { pharmacy: 'Pharmacy', serial: 'unset', softwareVersion: '0.1.0', models: [] },
  };
  return { parts, camera, models, printer, inference, store, observer, log };
}
