import { describe, expect, it } from 'vitest';
import {
  type CameraTrial,
  checkCamera,
  checkCameraFree,
  checkLivePicture,
  checkReplug,
} from '../../../src/technician/checks/camera.ts';
import {
  checkCameraFormats,
  checkCameraNames,
  mjpegSizes,
} from '../../../src/technician/checks/camera-device.ts';
import type { Fault } from '../../../src/technician/checks/sentence.ts';
import { cameraFormats, said } from '../../fixtures/devices/strings.ts';

const still = { ms: 1800, backMs: 900, width: 3840, height: 2160, brighter: 4 };
const trial: CameraTrial = {
  simulated: false,
  driver: 'fswebcam, live picture by ffmpeg',
  live: { seconds: 5, frames: 150, repeated: 0, fault: null },
  stills: [still, { ...still, ms: 2100 }],
  holders: 0,
};
const fault: Fault = {
  code: 'camera-timeout',
  message: 'Unplug the camera, plug it in again and try once more.',
};

describe('the camera', () => {
  it('opens and delivers', () => {
    expect(checkCamera(trial)).toMatchObject({
      status: 'ok',
      value: '2 of 3840 × 2160, 2.1 s at most (fswebcam, live picture by ffmpeg)',
    });
  });

  it('tells the fault of a still in the camera’s own words', () => {
    expect(checkCamera({ ...trial, stills: [still, { fault }] })).toMatchObject({
      name: 'camera',
      status: 'failed',
      value: 'camera-timeout',
      remedy: fault.message,
    });
    expect(checkCamera({ ...trial, stills: [] }).status).toBe('failed');
  });

  it('is never taken for real when it is simulated', () => {
    expect(checkCamera({ ...trial, simulated: true })).toMatchObject({
      status: 'degraded',
      value: expect.stringMatching(/^simulated/),
    });
  });

  it('is slow, or unsettled', () => {
    expect(checkCamera({ ...trial, stills: [{ ...still, ms: 4100 }] }).status).toBe('degraded');
    expect(checkCamera({ ...trial, stills: [{ ...still, brighter: -31 }] }).value).toMatch(
      /differ by 31 of 255/,
    );
  });
});

describe('the live picture', () => {
  const live = trial.live;
  it('is fluent and comes back', () => {
    expect(checkLivePicture(trial)).toMatchObject({ status: 'ok', value: '30.0 frames a second over 5 s' });
  });
  it('is slow, repeated, late, or gone', () => {
    expect(checkLivePicture({ ...trial, live: { ...live, frames: 40 } }).status).toBe('degraded');
    expect(checkLivePicture({ ...trial, live: { ...live, repeated: 9 } }).value).toMatch(/9 of them twice/);
    expect(checkLivePicture({ ...trial, simulated: true, live: { ...live, repeated: 149 } }).status).toBe(
      'ok',
    );
    expect(checkLivePicture({ ...trial, stills: [{ ...still, backMs: 2600 }] }).status).toBe('degraded');
    expect(checkLivePicture({ ...trial, stills: [{ ...still, backMs: null }] }).status).toBe('failed');
    expect(checkLivePicture({ ...trial, live: { ...live, frames: 0, fault } })).toMatchObject({
      status: 'failed',
      remedy: fault.message,
    });
  });
});

describe('the camera’s device', () => {
  it('is free when nobody uses it', () => {
    expect(checkCameraFree(trial).status).toBe('ok');
    expect(checkCameraFree({ ...trial, holders: 1 }).status).toBe('failed');
    expect(checkCameraFree({ ...trial, holders: null }).value).toBe('not visible to this user');
  });

  const c270 = {
    node: '/dev/video0',
    identity: 'usb:046d:0825:8D2AF120',
    links: ['usb-046d_0825_8D2AF120-video-index0'],
  };
  it('can be found again', () => {
    expect(checkCameraNames([c270], 'auto')).toMatchObject({
      status: 'ok',
      value: '/dev/video0 usb:046d:0825:8D2AF120 (1 by-id)',
    });
    expect(checkCameraNames([], 'auto').value).toBe('no camera');
    const second = { ...c270, node: '/dev/video2', identity: 'usb:1bcf:2284:01.00.00' };
    expect(checkCameraNames([c270, second], 'auto')).toMatchObject({
      status: 'degraded',
      remedy: 'Name the camera in the settings: SPL_KIOSK_CAMERA=usb:046d:0825:8D2AF120',
    });
    expect(checkCameraNames([c270, second], 'usb:046d:0825').status).toBe('ok');
    expect(checkCameraNames([{ node: '/dev/video0', identity: null, links: [] }], 'auto').status).toBe(
      'degraded',
    );
  });
  it('is not guessed among twins', () => {
    const twins = [c270, { ...c270, node: '/dev/video2' }];
    expect(checkCameraNames(twins, 'auto').status).toBe('failed');
    expect(checkCameraNames(twins, '/dev/v4l/by-path/usb-1-2-video-index0').status).toBe('ok');
  });
});

describe('the camera’s formats', () => {
  it('are read from v4l2-ctl, MJPG alone', () => {
    expect(Object.fromEntries(mjpegSizes(cameraFormats))).toEqual({ '1920x1080': 30, '1280x720': 60 });
  });
  it('hold the live picture’s size and the still’s', () => {
    expect(checkCameraFormats(said(cameraFormats), '1920x1080').status).toBe('ok');
    expect(checkCameraFormats(said(cameraFormats), '3840x2160')).toMatchObject({
      status: 'failed',
      remedy: expect.stringMatching(/1920x1080, 1280x720/),
    });
    const slow = cameraFormats.replaceAll(/\(\d+\.000 fps\)/g, '(10.000 fps)');
    expect(checkCameraFormats(said(slow), '1920x1080').status).toBe('degraded');
    expect(checkCameraFormats(null, '1920x1080').status).toBe('degraded');
  });
});

describe('pulling the cable', () => {
  it('is told and healed', () => {
    const seen = { toldMs: 400, backMs: 3100, fault: null };
    expect(checkReplug(seen)).toMatchObject({ status: 'ok', value: 'told after 0.4 s, back after 3.1 s' });
    expect(checkReplug({ ...seen, backMs: 12_000 }).status).toBe('degraded');
    expect(checkReplug({ ...seen, toldMs: null }).status).toBe('failed');
    const changed: Fault = { code: 'camera-changed', message: 'Another camera was plugged in.' };
    expect(checkReplug({ ...seen, backMs: null, fault: changed })).toMatchObject({
      status: 'failed',
      value: 'camera-changed',
    });
  });
});
