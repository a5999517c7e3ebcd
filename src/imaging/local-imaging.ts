import { KioskError } from '../errors.ts';
import { inferno, viridis } from '../explain/colour-scale.ts';
import { heatPicture, nativeCrop } from '../explain/overlay.ts';
import { judge, type Quality } from '../screening/judgement/quality.ts';
import type { PhotoKind } from '../screening/visit/effects.ts';
import { slipEscPos } from '../slip/esc-pos.ts';
import { cutOut, spotPictures } from '../slip/pictures.ts';
import { analysed } from '../vision/analysed.ts';
import { type AnalysisEvent, analyzeCloseup, analyzeWideField } from '../vision/analyze.ts';
import { decodePhoto, minShortSideCloseup, pipelineOf, toJpeg } from '../vision/pixels/decode.ts';
import { checkPicture } from '../vision/pixels/picture-check.ts';
import { readQuality } from '../vision/quality/read-quality.ts';
import type { Vision } from '../vision/vision.ts';
import { LiveLook } from './live-look.ts';
import type { Imaging } from './port.ts';
import { Shelf } from './shelf.ts';
import type { Answers, HeldPhoto, Inputs, OpenedPhoto, TaskName, UprightJpeg } from './tasks.ts';

/** Pixels of the longer side of a photo on the screen. */
const screenSide = 1920;
/** Width of a photo on a slip, in dots: 72 mm at 203 dots an inch. */
const paperSide = 576;

const heatScales = { inferno, viridis };

type Work = { readonly [Task in TaskName]: (input: Inputs[Task]) => Promise<Answers[Task]> };

/** Does every task in this process. */
export class LocalImaging implements Imaging {
  readonly #vision: Vision | null;
  readonly #shelf = new Shelf();
  readonly #live = new LiveLook();
  readonly #work: Work = {
    'open-photo': (input) => this.#open(input),
    'check-photo': (input) => this.#check(input),
    'look-at-live': (input) => this.#live.look(input, this.#models),
    'check-picture': ({ jpeg }) => checkPicture(jpeg),
    'prepare-photograph': preparePhotograph,
    'cut-crops': cutCrops,
    'draw-heat': ({ heat, scale }) => heatPicture(heat, heatScales[scale]),
    'cut-out': ({ jpeg, box }) => cutOut(jpeg, box),
    'spot-pictures': ({ jpeg, box, closeup }) => spotPictures(jpeg, box, closeup),
    'esc-pos': ({ lines }) => slipEscPos(lines),
  };

  /** @param vision null where there are no models: tasks that need them fail */
  constructor(vision: Vision | null) {
    this.#vision = vision;
  }

  ask<Task extends TaskName>(task: Task, input: Inputs[Task]): Promise<Answers[Task]> {
    return this.#work[task](input);
  }

  async *analyse(photo: HeldPhoto, kind: PhotoKind): AsyncGenerator<AnalysisEvent> {
    const started = performance.now();
    const frame = await this.#shelf.take(photo);
    const decode = performance.now() - started;
    const events =
      kind === 'close-up' ? analyzeCloseup(frame, this.#models) : analyzeWideField(frame, this.#models);
    for await (const event of events) {
      yield event.type === 'analysed' ? { ...event, timings: { ...event.timings, decode } } : event;
    }
  }

  get #models(): Vision {
    if (this.#vision === null) throw new KioskError('inference-failed', 'No models run in this process.');
    return this.#vision;
  }

  async #open({ photoId, jpeg }: Inputs['open-photo']): Promise<OpenedPhoto> {
    const frame = await this.#shelf.take({ photoId, jpeg });
    const [screen, paper] = await Promise.all([toJpeg(frame, screenSide), toJpeg(frame, paperSide)]);
    return { width: frame.width, height: frame.height, screen, paper };
  }

  /** Only the classifier can say whether a close-up shows skin, because the lesion fills it. */
  async #check({ kind, skinArea, ...photo }: Inputs['check-photo']): Promise<Quality> {
    const frame = await this.#shelf.take(photo);
    if (kind === 'wide-field') return judge(await readQuality(frame, this.#models, skinArea));
    return (await analysed(analyzeCloseup(frame, this.#models))).quality;
  }
}

async function preparePhotograph({ file, name, within }: Inputs['prepare-photograph']): Promise<UprightJpeg> {
  // Too small is the kiosk's to say, as of a real camera.
  const photo = pipelineOf(await decodePhoto(file, name, 1));
  const sized =
    within === null ? photo : photo.resize({ ...within, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await sized
    .jpeg({ quality: within === null ? 95 : 85, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}

async function cutCrops({ jpeg, windows }: Inputs['cut-crops']): Promise<Uint8Array[]> {
  const frame = await decodePhoto(jpeg, 'The photo', minShortSideCloseup);
  const crops: Uint8Array[] = [];
  for (const window of windows) crops.push(await nativeCrop(frame, window));
  return crops;
}
