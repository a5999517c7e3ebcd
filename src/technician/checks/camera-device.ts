import type { Program } from '../../devices/system/readings.ts';
import { type Check, degraded, failed, ok } from './check.ts';
import { say } from './sentence.ts';

/** Frames a second that a live picture needs. */
const leastFrames = 15;

/** A video device as the kernel lists it, with the links in /dev/v4l/by-id that lead to it. */
export interface ListedCamera {
  readonly node: string;
  readonly identity: string | null;
  readonly links: readonly string[];
}

/** Whether the camera can be found again when its device number changes. */
export function checkCameraNames(cameras: readonly ListedCamera[], wanted: string): Check {
  const name = 'camera-names';
  if (cameras.length === 0) return ok(name, say('cameraNone'));
  const value = cameras
    .map(({ node, identity, links }) => `${node} ${identity ?? '?'} (${links.length} by-id)`)
    .join('; ');
  const identities = cameras.flatMap(({ identity }) => identity ?? []);
  const twice = identities.find((identity, i) => identities.indexOf(identity) !== i);
  if (twice !== undefined && !wanted.startsWith('/dev/v4l/by-path/')) {
    return failed(name, say('cameraTwice', { camera: twice }), say('cameraTwin'));
  }
  if (wanted === 'auto' && cameras.length > 1) {
    return degraded(name, value, say('cameraName', { camera: identities[0] ?? '…' }));
  }
  const unnamed = cameras.some(({ identity, links }) => identity === null && links.length === 0);
  return unnamed ? degraded(name, value, say('cameraUnnamed')) : ok(name, value);
}

/** Frames a second of MJPG by size ("1280x720"), from `v4l2-ctl --list-formats-ext`. */
export function mjpegSizes(formats: string): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  let isMjpeg = false;
  let size = '';
  for (const line of formats.split('\n')) {
    const format = /^\s*\[\d+\]: '(.{4})'/.exec(line)?.[1];
    if (format !== undefined) isMjpeg = format === 'MJPG';
    size = /Size: Discrete (\d+x\d+)/.exec(line)?.[1] ?? size;
    const rate = /Interval: Discrete [\d.]+s \(([\d.]+) fps\)/.exec(line)?.[1];
    if (isMjpeg && rate !== undefined) sizes.set(size, Math.max(sizes.get(size) ?? 0, Number(rate)));
  }
  return sizes;
}

/** @param still the size of a still in the settings, "3840x2160" */
export function checkCameraFormats(formats: Program, still: string): Check {
  const name = 'camera-formats';
  if (formats === null) return degraded(name, say('notKnown'), say('formatsInstall'));
  const sizes = mjpegSizes(formats.stdout);
  const live = sizes.get('1280x720');
  const value =
    [...sizes].map(([size, rate]) => `${size} ${rate.toFixed(0)}/s`).join(', ') || say('formatsNone');
  if (!formats.stdout.includes(`Size: Discrete ${still}\n`)) {
    const all = [...sizes.keys()].join(', ');
    return failed(name, value, all === '' ? say('formatsSetNone') : say('formatsSet', { sizes: all }));
  }
  return live === undefined || live < leastFrames
    ? degraded(name, value, say('formatsUse'))
    : ok(name, value);
}
