import type { ErrorCode } from '../../errors.ts';
import { type Check, degraded, failed, ok } from './check.ts';

/** Why something did not work; the sentence of a KioskError says what to do. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What happened when the kiosk's own camera was used for a while. */
export interface CameraTrial {
  readonly simulated: boolean;
  /** How pictures come, without the name of any. */
  readonly driver: string;
  readonly live: {
    readonly seconds: number;
    readonly frames: number;
    /** Frames that were identical to the one before, byte for byte. */
    readonly repeated: number;
    readonly fault: Fault | null;
  };
  /** For each still, how long it took, how long until the live picture was back, and its properties. */
  readonly stills: readonly StillTrial[];
  /** Number of processes that still hold the camera once nobody uses it; null if that can't be seen. */
  readonly holders: number | null;
}

export type StillTrial =
  | {
      readonly ms: number;
      /** Null if the live picture did not come back in time. */
      readonly backMs: number | null;
      readonly width: number;
      readonly height: number;
      /** Mean of the still minus the mean of the live picture before it, in grey levels of 255. */
      readonly brighter: number | null;
    }
  | { readonly fault: Fault };

const plugIn = 'Plug in the camera, or name it in the settings: SPL_KIOSK_CAMERA=usb:VENDOR:PRODUCT:SERIAL';
const longestStillMs = 4000;
const longestBackMs = 2000;
const mostBrighter = 20;
const leastFrames = 15;

/** Whether the camera opens and delivers the requested size. */
export function checkCamera({ simulated, driver, stills }: CameraTrial): Check {
  const name = 'camera';
  for (const still of stills) {
    if ('fault' in still) return failed(name, still.fault.code, still.fault.message);
  }
  const taken = stills.flatMap((still) => ('fault' in still ? [] : [still]));
  const [first] = taken;
  if (!first) return failed(name, 'no still was taken', plugIn);
  const slowest = Math.max(...taken.map(({ ms }) => ms));
  const value = `${taken.length} of ${first.width} × ${first.height}, ${(slowest / 1000).toFixed(1)} s at most (${driver})`;
  if (simulated) return degraded(name, `simulated: ${value}`, plugIn);
  if (slowest > longestStillMs) {
    return degraded(name, value, 'Plug the camera into a port of the board itself: a still takes over 4 s.');
  }
  const uneven = Math.max(...taken.map(({ brighter }) => Math.abs(brighter ?? 0)));
  return uneven > mostBrighter
    ? degraded(
        name,
        `${value}; still and live picture differ by ${uneven.toFixed(0)} of 255`,
        'Light the place evenly and try again: the camera takes the still before its exposure has settled.',
      )
    : ok(name, value);
}

/** Whether the live picture is smooth and comes back after a still. */
export function checkLivePicture({ simulated, live, stills }: CameraTrial): Check {
  const name = 'live-picture';
  if (live.frames === 0) {
    return failed(name, live.fault?.code ?? 'no frame', live.fault?.message ?? plugIn);
  }
  const rate = live.frames / live.seconds;
  const value = `${rate.toFixed(1)} frames a second over ${live.seconds.toFixed(0)} s`;
  const back = stills.flatMap((still) =>
    'fault' in still ? [] : [still.backMs ?? Number.POSITIVE_INFINITY],
  );
  const latest = Math.max(0, ...back);
  if (latest === Number.POSITIVE_INFINITY) {
    return failed(
      name,
      `${value}; gone after a still`,
      'Unplug the camera, plug it in again and try once more.',
    );
  }
  if (rate < leastFrames) {
    return degraded(
      name,
      value,
      'Install ffmpeg, and use a camera that has MJPEG at 1280 x 720 with 30 a second.',
    );
  }
  if (latest > longestBackMs) {
    const seconds = (latest / 1000).toFixed(1);
    return degraded(
      name,
      `${value}; back ${seconds} s after a still`,
      'Plug the camera into a port of the board.',
    );
  }
  return !simulated && live.repeated > live.frames / 100
    ? degraded(
        name,
        `${value}, ${live.repeated} of them twice`,
        'Use another cable or port: the camera repeats frames.',
      )
    : ok(name, value);
}

/** Whether the camera is released when nobody uses it. */
export function checkCameraFree({ simulated, holders }: CameraTrial): Check {
  const name = 'camera-free';
  if (simulated || holders === null) return ok(name, simulated ? 'simulated' : 'not visible to this user');
  return holders === 0
    ? ok(name, 'held by no process')
    : failed(
        name,
        `held by ${holders} process(es)`,
        'End the other program that uses the camera: fuser -v /dev/video0',
      );
}

/** What happened while a technician pulled the cable and put it back. */
export interface ReplugTrial {
  /** From the moment the device was gone until the kiosk reported it; null if it did not. */
  readonly toldMs: number | null;
  /** From the moment a device was back to the first good frame; null if none came. */
  readonly backMs: number | null;
  /** What is wrong at the end. */
  readonly fault: Fault | null;
}

const longestReplugMs = 10_000;

export function checkReplug({ toldMs, backMs, fault }: ReplugTrial): Check {
  const name = 'camera-replug';
  if (toldMs === null) {
    return failed(
      name,
      'the loss was not reported',
      'Pull the camera’s cable when the command asks for it, and try again.',
    );
  }
  if (backMs === null) {
    return failed(
      name,
      fault?.code ?? 'no picture came back',
      fault?.message ?? 'Check the cable and try again.',
    );
  }
  const value = `told after ${(toldMs / 1000).toFixed(1)} s, back after ${(backMs / 1000).toFixed(1)} s`;
  return backMs > longestReplugMs
    ? degraded(name, value, 'Use another port or cable: the picture should be back within 10 s.')
    : ok(name, value);
}
