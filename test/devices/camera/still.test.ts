import { expect, test } from 'vitest';
import { parseResolution } from '../../../src/devices/camera/still.ts';
import { videoDevice } from '../../../src/devices/names.ts';

test.each([
  '/dev/video0',
  '/dev/video12',
  '/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920_A1B2C3-video-index0',
  '/dev/v4l/by-path/pci-0000:00:14.0-usb-0:2:1.0-video-index0',
])('%s is a camera', (device) => {
  expect(videoDevice.test(device)).toBe(true);
});

test.each([
  '',
  'video0',
  '/dev/video',
  '/dev/video0; touch /tmp/x',
  '/dev/video0\ntouch /tmp/x',
  '/dev/video0\n',
  '$(touch /tmp/x)',
  '`touch /tmp/x`',
  '/dev/v4l/by-id/../../sda',
  '/dev/v4l/by-id/..',
  '/dev/v4l/by-id/a b',
  '/dev/v4l/by-id/$HOME',
  "/dev/v4l/by-id/a'b",
  '/dev/video0 -d FILE:/etc/passwd',
  '/dev/sda',
  'FILE:/etc/passwd',
])('%j is not a camera', (device) => {
  expect(videoDevice.test(device)).toBe(false);
});

test('a resolution is two plain numbers', () => {
  expect(parseResolution('1920x1080')).toEqual({ width: 1920, height: 1080 });
});

test.each([
  '',
  '1920',
  '1920x',
  '1920X1080',
  ' 1920x1080',
  '1920x1080 ',
  '1920x1080;id',
  '1e3x100',
  '0x0',
  '15x15',
])('resolution %j is refused', (text) => {
  expect(() => parseResolution(text)).toThrow(expect.objectContaining({ code: 'settings-invalid' }));
});

test('a resolution beyond any camera is refused', () => {
  expect(() => parseResolution('99999x99999')).toThrow(expect.objectContaining({ code: 'settings-invalid' }));
});
