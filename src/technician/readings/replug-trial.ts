import { setTimeout as sleep } from 'node:timers/promises';
import type { Camera } from '../../devices/camera/camera.ts';
import type { ReplugTrial } from '../checks/camera.ts';
import type { Fault } from '../checks/sentence.ts';
import { faultOf } from './fault.ts';

export interface ReplugSteps {
  /** Whether any camera is plugged in, as the kernel lists it. */
  isThere(): Promise<boolean>;
  /** Tells the technician what to do now. */
  say(sentence: string): void;
  /** Milliseconds that a person may take for one step. */
  readonly patienceMs: number;
}

const pollMs = 100;
/** Longer than the kiosk's own limits, so that only the kiosk itself can be too slow. */
const kioskMs = 20_000;

/** Leads a technician through unplugging the camera and plugging it in again. The camera is closed at the end. */
export async function tryReplug(camera: Camera, steps: ReplugSteps): Promise<ReplugTrial> {
  let frames = 0;
  let fault: Fault | null = null;
  const stop = camera.watch({
    frame: () => {
      frames++;
      fault = null;
    },
    fault: (error) => {
      fault = error && faultOf(error);
    },
  });
  try {
    await until(() => frames > 0, kioskMs);
    steps.say('Pull the camera’s cable now.');
    await until(async () => !(await steps.isThere()), steps.patienceMs);
    const toldMs = await until(() => fault !== null, kioskMs);
    steps.say('Plug the camera in again.');
    await until(() => steps.isThere(), steps.patienceMs);
    frames = 0;
    const backMs = await until(() => frames > 0, kioskMs);
    return { toldMs, backMs, fault };
  } finally {
    stop();
    await camera.close();
  }
}

/** Milliseconds until the condition holds; null if it does not in time. */
async function until(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<number | null> {
  const started = performance.now();
  while (performance.now() - started < limitMs) {
    if (await holds()) return performance.now() - started;
    await sleep(pollMs);
  }
  return null;
}
