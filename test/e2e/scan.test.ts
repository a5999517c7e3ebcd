import QRCode from 'qrcode';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { handOver, signIn } from './desk-browser.ts';
import { press, screenshot } from './kiosk-browser.ts';
import { open, theKiosk } from './one-kiosk.ts';

/** A frame of the live picture in which somebody holds a slip, somewhat turned. */
async function frameWith(code: string): Promise<Buffer> {
  const slip = sharp(await QRCode.toBuffer(code, { errorCorrectionLevel: 'M', scale: 5 }));
  const held = await slip.rotate(11, { background: '#fff' }).toBuffer();
  const background = { width: 1280, height: 720, channels: 3, background: '#856' } as const;
  return await sharp({ create: background })
    .composite([{ input: held, left: 700, top: 300 }])
    .jpeg({ quality: 70 })
    .toBuffer();
}

it('opens the screening whose slip is held before the camera', async () => {
  await handOver();
  const { page, complaints } = await open('pharmacist/');
  await signIn(page);
  const number = (await page.locator('.queue-item').getAttribute('data-screening')) ?? '';
  // The simulated camera shows a photograph, in which there is no slip.
  await press(page, 'Scan a slip');
  await page.waitForResponse((response) => response.url().endsWith('/scan') && response.status() === 200);
  await page.locator('dialog [role=status]:empty').waitFor({ state: 'attached' });

  let frame = await frameWith('QQQQQQQQ');
  await page.route('**/pharmacist/scan', (route) =>
    route.fulfill({ contentType: 'image/jpeg', body: frame }),
  );
  await page.getByText('No screening with the number QQQQQQQQ waits here.').waitFor();
  await screenshot(page, 'desk-scan');
  frame = await frameWith(number);
  await page.locator(`[data-case="${number}"]`).waitFor();
  expect(complaints).toEqual([]);
  expect(theKiosk().output.stderr).not.toContain(number);
}, 240_000);

it('leaves the camera to the customer', async () => {
  const { page } = await open('pharmacist/');
  await signIn(page);
  await page.locator('.queue-item').waitFor();
  const { page: customer } = await open();
  await press(customer, 'Begin');
  await press(page, 'Scan a slip');
  await page.getByText('A customer uses the camera. Type the number instead.').waitFor();
}, 240_000);
