import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '../../../src/devices/camera/camera.ts';
import { countHolders, listCameras } from '../../../src/devices/system/camera-list.ts';
import { KioskError } from '../../../src/errors.ts';
import { tryCamera } from '../../../src/technician/readings/camera-trial.ts';
import { tryReplug } from '../../../src/technician/readings/replug-trial.ts';
import { FakeDevices } from '../../fakes/parts/camera-devices.ts';
import { FakeCamera, picture } from '../../fakes/parts/kiosk-parts.ts';

/** Shows a new frame every 20 ms, for as long as it is plugged in. */
class LiveCamera extends FakeCamera {
  pluggedIn = true;
  closed = 0;
  #viewer: Viewer | undefined;
  #timer: NodeJS.Timeout | undefined;

  override watch(viewer: Viewer) {
    this.#viewer = viewer;
    let count = 0;
    this.#timer = setInterval(() => {
      if (this.pluggedIn) viewer.frame(Buffer.concat([picture, Buffer.of(count++ % 256)]));
    }, 20);
    return () => void clearInterval(this.#timer);
  }

  pull() {
    this.pluggedIn = false;
    this.#viewer?.fault(new KioskError('camera-missing', 'No camera. Check its cable.'));
  }

  override async close() {
    this.closed++;
  }
}

describe('using the camera', () => {
  it('counts frames, times stills and the way back, and lets go', async () => {
    const camera = new LiveCamera();
    const trial = await tryCamera(camera, { liveSeconds: 0.3, stills: 2 }, async () => 0);
    expect(trial.live.frames).toBeGreaterThan(0);
    expect(trial.live).toMatchObject({ repeated: 0, fault: null });
    expect(trial.stills).toHaveLength(2);
    expect(trial.stills[0]).toMatchObject({ width: 1200, height: 800, brighter: expect.closeTo(0, 0) });
    expect(trial.holders).toBe(0);
    expect(camera.closed).toBeGreaterThan(0);
  });

  it('keeps the fault of a still', async () => {
    const camera = new LiveCamera();
    camera.broken = true;
    const trial = await tryCamera(camera, { liveSeconds: 0.1, stills: 1 }, async () => 0);
    expect(trial.stills).toEqual([
      { fault: { code: 'camera-no-picture', message: 'The camera gave nothing.', places: {} } },
    ]);
  });
});

describe('pulling the cable', () => {
  it('is led step by step and measured', async () => {
    const camera = new LiveCamera();
    const said: string[] = [];
    const trial = await tryReplug(camera, {
      isThere: async () => camera.pluggedIn,
      patienceMs: 5000,
      say: (sentence) => {
        said.push(sentence);
        if (said.length === 1) camera.pull();
        else camera.pluggedIn = true;
      },
    });
    expect(said).toEqual(['Pull the camera’s cable now.', 'Plug the camera in again.']);
    expect(trial).toEqual({ toldMs: expect.any(Number), backMs: expect.any(Number), fault: null });
  });
});

describe('the camera’s device', () => {
  let devices: FakeDevices;
  let proc: string;
  beforeEach(async () => {
    devices = await FakeDevices.create();
    proc = await mkdtemp(join(tmpdir(), 'proc-'));
  });
  afterEach(async () => {
    await devices.remove();
    await rm(proc, { recursive: true });
  });

  it('is listed with the links that lead to it', async () => {
    await devices.plug(0, { vendor: '046d', product: '0825', serial: '8D2AF120' });
    await devices.link('usb-046d_0825_8D2AF120-video-index0', 0);
    await devices.link('usb-gone-video-index0', 7);
    expect(await listCameras(devices.roots)).toEqual([
      {
        node: devices.node(0),
        identity: 'usb:046d:0825:8D2AF120',
        links: ['usb-046d_0825_8D2AF120-video-index0'],
      },
    ]);
  });

  it('is held by the processes that have it open', async () => {
    for (const [pid, target] of [
      ['11', '/dev/video0'],
      ['12', '/dev/null'],
      ['13', '/dev/video0'],
    ] as const) {
      await mkdir(join(proc, pid, 'fd'), { recursive: true });
      await symlink(target, join(proc, pid, 'fd', '3'));
    }
    expect(await countHolders('/dev/video0', proc)).toBe(2);
    expect(await countHolders('/dev/video1', proc)).toBe(0);
    await mkdir(join(proc, '14'));
    expect(await countHolders('/dev/video1', proc)).toBeNull();
  });
});
