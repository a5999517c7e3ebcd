import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import type { Camera } from '../../devices/camera/camera.ts';
import type { CameraTrial, StillTrial } from '../checks/camera.ts';
import type { Fault } from '../checks/sentence.ts';
import { faultOf } from './fault.ts';

export interface TrialLength {
  readonly liveSeconds: number;
  readonly stills: number;
}

/** Milliseconds that a camera may need from cold to its first frame. */
const firstFrameMs = 6000;
const backWithinMs = 5000;

/**
 * Uses the camera as a visit does: the live picture for a while, then stills with the live picture before and after
 * them. Pictures are measured and dropped. The camera is closed at the end.
 * @param holders counts the processes that hold the camera's device
 */
export async function tryCamera(
  camera: Camera,
  { liveSeconds, stills }: TrialLength,
  holders: () => Promise<number | null>,
): Promise<CameraTrial> {
  const watched = new Watched(camera);
  try {
    await watched.frame(firstFrameMs);
    watched.begin();
    await sleep(liveSeconds * 1000);
    const live = watched.end();
    const taken: StillTrial[] = [];
    for (let i = 0; i < stills; i++) taken.push(await takeStill(camera, watched));
    watched.stop();
    await camera.close();
    const { simulated, driver } = camera.description;
    return { simulated, driver, live, stills: taken, holders: await holders() };
  } finally {
    watched.stop();
    await camera.close();
  }
}

async function takeStill(camera: Camera, watched: Watched): Promise<StillTrial> {
  const before = watched.latest;
  const started = performance.now();
  try {
    const { jpeg } = await camera.takePicture();
    const ms = performance.now() - started;
    const backMs = await watched.frame(backWithinMs);
    const { width, height } = await sharp(jpeg).metadata();
    const brighter = before ? (await meanOf(jpeg)) - (await meanOf(before)) : null;
    return { ms, backMs, width, height, brighter };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Mean of all channels, in grey levels of 255; the live picture shows the middle of the still's scene. */
async function meanOf(jpeg: Uint8Array): Promise<number> {
  const { channels } = await sharp(jpeg, { failOn: 'none' }).resize(64, 64, { fit: 'fill' }).stats();
  return channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
}

/** Counts the frames of the live picture. */
class Watched {
  latest: Uint8Array | undefined;
  readonly #stopWatching: () => void;
  #frames = 0;
  #repeated = 0;
  #since = 0;
  #fault: Fault | null = null;
  #waiting: (() => void) | undefined;

  constructor(camera: Camera) {
    this.#stopWatching = camera.watch({
      frame: (jpeg) => this.#receive(jpeg),
      fault: (error) => {
        this.#fault = error && faultOf(error);
      },
    });
  }

  begin(): void {
    this.#since = performance.now();
    this.#frames = 0;
    this.#repeated = 0;
  }

  end(): CameraTrial['live'] {
    const seconds = (performance.now() - this.#since) / 1000;
    return { seconds, frames: this.#frames, repeated: this.#repeated, fault: this.#fault };
  }

  /** Milliseconds until the next frame, or null if none comes in time. */
  async frame(withinMs: number): Promise<number | null> {
    const started = performance.now();
    const ending = new AbortController();
    const came = new Promise<boolean>((resolve) => {
      this.#waiting = () => resolve(true);
    });
    const late = sleep(withinMs, false, { signal: ending.signal }).catch(() => false);
    const arrived = await Promise.race([came, late]);
    ending.abort();
    return arrived ? performance.now() - started : null;
  }

  stop(): void {
    this.#stopWatching();
  }

  #receive(jpeg: Uint8Array): void {
    this.#frames++;
    if (this.latest && Buffer.compare(this.latest, jpeg) === 0) this.#repeated++;
    this.latest = jpeg;
    this.#waiting?.();
  }
}
