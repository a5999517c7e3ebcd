import type { LiveReadings } from '../screening/judgement/guidance.ts';
import type { Frame } from '../screening/space/frame.ts';
import { decodePhoto, resize } from '../vision/pixels/decode.ts';
import { readLive } from '../vision/quality/read-quality.ts';
import type { Vision } from '../vision/vision.ts';
import type { Inputs } from './tasks.ts';

/** Longer side in pixels of the frames that are looked at. */
const looksAt = 640;
/** Longer side of the thumbnails between which movement is seen. */
const thumbnail = 64;

/** Looks at one frame of the live picture after the other. */
export class LiveLook {
  #before: Frame | undefined;

  /** @throws KioskError `photo-…`, and as readLive */
  async look(
    { jpeg, isFirst, skinArea, stillWidth }: Inputs['look-at-live'],
    vision: Vision,
  ): Promise<LiveReadings> {
    const frame = await shrink(await decodePhoto(jpeg, 'The live picture'), looksAt);
    const { bystanders, skinShare, pixelsPerMm, brightest, blownOut, glare } = await readLive(
      frame,
      vision,
      skinArea,
    );
    const small = await shrink(frame, thumbnail);
    const movement = isFirst || this.#before === undefined ? null : meanChange(this.#before, small);
    this.#before = small;
    return {
      ...{ bystanders, skinShare, brightest, blownOut, glare, movement },
      pixelsPerMm: pixelsPerMm === null ? null : (pixelsPerMm * stillWidth) / frame.width,
    };
  }
}

function shrink(frame: Frame, side: number): Promise<Frame> {
  const scale = Math.min(1, side / Math.max(frame.width, frame.height));
  return resize(frame, Math.round(frame.width * scale), Math.round(frame.height * scale));
}

/** Mean change of a channel, in grey levels; 0 where the live picture changed its size. */
function meanChange(before: Frame, now: Frame): number {
  if (before.data.length !== now.data.length) return 0;
  const sum = now.data.reduce((total, value, i) => total + Math.abs(value - (before.data[i] ?? 0)), 0);
  return sum / now.data.length;
}
