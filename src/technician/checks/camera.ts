import { type Check, degraded, failed, ok } from './check.ts';
import { type Fault, say, sayFault } from './sentence.ts';

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

const plugIn = say('cameraPlugInOrName');
const seconds = (ms: number) => (ms / 1000).toFixed(1);
const longestStillMs = 4000;
const longestBackMs = 2000;
const mostBrighter = 20;
const leastFrames = 15;

/** Whether the camera opens and delivers the requested size. */
export function checkCamera({ simulated, driver, stills }: CameraTrial): Check {
  const name = 'camera';
  for (const still of stills) {
    if ('fault' in still) return failed(name, still.fault.code, sayFault(still.fault));
  }
  const taken = stills.flatMap((still) => ('fault' in still ? [] : [still]));
  const [first] = taken;
  if (!first) return failed(name, say('cameraNoStill'), plugIn);
  const slowest = Math.max(...taken.map(({ ms }) => ms));
  const { width, height } = first;
  const measured = { n: taken.length, width, height, seconds: seconds(slowest), driver };
  if (simulated) return degraded(name, say('stillsSimulated', measured), plugIn);
  if (slowest > longestStillMs) return degraded(name, say('stills', measured), say('stillsSlow'));
  const uneven = Math.max(...taken.map(({ brighter }) => Math.abs(brighter ?? 0)));
  return uneven > mostBrighter
    ? degraded(name, say('stillsUneven', { ...measured, levels: uneven.toFixed(0) }), say('stillsLight'))
    : ok(name, say('stills', measured));
}

/** Whether the live picture is smooth and comes back after a still. */
export function checkLivePicture({ simulated, live, stills }: CameraTrial): Check {
  const name = 'live-picture';
  if (live.frames === 0) {
    return live.fault === null
      ? failed(name, say('liveNone'), plugIn)
      : failed(name, live.fault.code, sayFault(live.fault));
  }
  const rate = live.frames / live.seconds;
  const measured = { rate: rate.toFixed(1), seconds: live.seconds.toFixed(0) };
  const back = stills.flatMap((still) =>
    'fault' in still ? [] : [still.backMs ?? Number.POSITIVE_INFINITY],
  );
  const latest = Math.max(0, ...back);
  if (latest === Number.POSITIVE_INFINITY) {
    return failed(name, say('liveGone', measured), say('liveReplug'));
  }
  if (rate < leastFrames) {
    return degraded(name, say('live', measured), say('liveFaster'));
  }
  if (latest > longestBackMs) {
    return degraded(name, say('liveBack', { ...measured, back: seconds(latest) }), say('liveOtherPort'));
  }
  return !simulated && live.repeated > live.frames / 100
    ? degraded(name, say('liveTwice', { ...measured, n: live.repeated }), say('liveOtherCable'))
    : ok(name, say('live', measured));
}

/** Whether the camera is released when nobody uses it. */
export function checkCameraFree({ simulated, holders }: CameraTrial): Check {
  const name = 'camera-free';
  if (simulated || holders === null) return ok(name, say(simulated ? 'cameraSimulated' : 'freeUnseen'));
  return holders === 0
    ? ok(name, say('free'))
    : failed(name, say('freeHeld', { n: holders }), say('freeEnd'));
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
    return failed(name, say('replugUnseen'), say('replugPull'));
  }
  if (backMs === null) {
    return fault === null
      ? failed(name, say('replugNone'), say('replugCheck'))
      : failed(name, fault.code, sayFault(fault));
  }
  const value = say('replugTimes', { told: seconds(toldMs), back: seconds(backMs) });
  return backMs > longestReplugMs ? degraded(name, value, say('replugSlow')) : ok(name, value);
}
