import { afterEach, expect, it } from 'vitest';
import { KioskError } from '../../../src/errors.ts';
import { DeskBrowser, startDesk } from '../../fakes/parts/desk.ts';
import { until } from '../../fakes/until.ts';

const running: Awaited<ReturnType<typeof startDesk>>[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop();
});

async function start() {
  const desk = await startDesk();
  running.push(desk);
  const page = new DeskBrowser(desk.url);
  const look = () => page.get('/pharmacist/scan');
  return { camera: desk.camera, page, look };
}

it('shows the pharmacist what the camera sees, and gives the camera back when nobody looks', async () => {
  const { camera, page, look } = await start();
  expect((await look()).status).toBe(401);
  expect(camera.viewers.size).toBe(0);
  await page.signIn();
  expect((await look()).status).toBe(204);
  expect(camera.viewers.size).toBe(1);
  camera.newest = Uint8Array.of(0xff, 0xd8, 0xff);
  const frame = await look();
  expect([frame.status, frame.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(frame.headers.get('cache-control')).toBe('no-store');
  expect(new Uint8Array(await frame.arrayBuffer())).toEqual(camera.newest);
  expect(camera.viewers.size).toBe(1);
  await until(() => expect(camera.viewers.size).toBe(0));
});

it('leaves the camera to a customer at once, and shows nothing of the visit', async () => {
  const { camera, page, look } = await start();
  await page.signIn();
  camera.newest = Uint8Array.of(1);
  await look();
  camera.isTaken = true;
  const refused = await look();
  expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ code: 'busy' })]);
  expect(camera.viewers.size).toBe(0);
});

it('says what is wrong with the camera', async () => {
  const { camera, page, look } = await start();
  await page.signIn();
  await look();
  for (const viewer of camera.viewers) viewer.fault(new KioskError('camera-missing', 'gone'));
  const refused = await look();
  expect([refused.status, await refused.json()]).toEqual([
    503,
    expect.objectContaining({ code: 'camera-missing' }),
  ]);
});
