import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fill } from '../../kiosk-ui/shared/fill.ts';
import { languages as allWords } from '../../kiosk-ui/strings/languages.ts';
import { type Language, languages } from '../../src/screening/visit/language.ts';
import { handOver, signIn } from './desk-browser.ts';
import { openPage } from './kiosk-browser.ts';
import { open, theBrowser, theKiosk } from './one-kiosk.ts';
import { isFull, StaffPage } from './staff-page.ts';

/** Every combination takes its time, the more so beside other work. */
const patience = isFull ? 7_200_000 : 600_000;

/** From the queue to a decision that is not signed yet. */
async function deskTour(staff: StaffPage): Promise<void> {
  const { page } = staff;
  const { desk, customer } = await allWords[staff.language].staff();
  await page.locator('.queue-item [data-crop="shown"]').waitFor();
  await staff.look('queue');
  await page.locator('.audit summary').click();
  await page.locator('[data-intact="true"]').waitFor();
  await staff.look('audit');
  await page.getByRole('button', { name: desk.frame.figures, exact: true }).click();
  await page.locator('.figures').waitFor();
  await staff.look('figures');
  await page.locator('.desk-top button').first().click();
  await page.locator('.queue-item').getByRole('button', { name: desk.queue.open, exact: true }).click();
  await page.locator('.spot-card [data-crop="shown"]').first().waitFor();
  await staff.look('case');
  for (const fold of await page.locator('[data-fold] summary').all()) await fold.click();
  await page.locator('.decide .choice').nth(1).click();
  await staff.look('case-folds-override');
  await staff.dialog('erase', desk.signed.doneUnsigned);
  await staff.dialog('display', customer.display.open);
  await page.locator('[data-kept="true"]').waitFor();
  await staff.dialog('sign-out', desk.frame.signOut);
  await page.locator('.desk-top button').first().click();
  await page.locator('.queue-item').waitFor();
}

it('the desk can be read and used in every language, size and colour, and zoomed', {
  timeout: patience,
}, async () => {
  await handOver();
  const { page, complaints } = await open('pharmacist/');
  const staff = new StaffPage(page, 'pharmacist');
  await staff.translate();
  for (const language of languages) {
    await staff.in(language);
    await page.locator('.keypad').waitFor();
    await staff.look('sign-in');
  }
  await staff.in('en');
  await signIn(page);
  await page.locator('.queue').waitFor();
  for (const language of languages) {
    await staff.in(language);
    await deskTour(staff);
  }
  expect(staff.faults).toEqual([]);
  expect(complaints).toEqual([]);
});

/** What a test says that fails: in the staff's language, and in English what is newer than this page. */
async function failedTests(page: Page, language: Language): Promise<void> {
  const { doctor, workshop } = await allWords[language].staff();
  const message = 'As the daemon says it';
  const failing = async (failure: object) => {
    await page.route('**/technician/print-test', (route) =>
      route.fulfill({ json: { ok: false, message, ...failure } }),
    );
    await page.getByRole('button', { name: workshop.printTest }).click();
    await page.locator('.action [role=status]', { hasText: Object.values(failure)[0] }).waitFor();
    await page.unroute('**/technician/print-test');
    return page.locator('.action').filter({ hasText: workshop.printTest }).locator('[role=status]');
  };
  const said = async (code: keyof typeof doctor, values: Record<string, string> = {}) =>
    fill(workshop.failed, { code, message: language === 'en' ? message : fill(doctor[code], values) });
  const empty = await failing({ code: 'printer-out-of-paper' });
  expect(await empty.innerText()).toBe(await said('printer-out-of-paper'));
  expect(await empty.locator('[lang]').count()).toBe(0);
  const places = { kind: 'cutter' };
  const cutter = await failing({ code: 'printer-error', places });
  expect(await cutter.innerText()).toBe(await said('printer-error', places));
  const unnamed = await failing({ code: 'printer-error' });
  expect(await unnamed.locator('[lang=en][dir=ltr]').innerText()).toBe(message);
}

it('the technician’s page can be read and used in every language, size and colour, and zoomed', {
  timeout: patience,
}, async () => {
  const { page } = await openPage(theBrowser(), theKiosk().technicianUrl);
  const staff = new StaffPage(page, 'technician');
  await staff.translate();
  await page.locator('.keypad').waitFor();
  for (const digit of theKiosk().pins.technician)
    await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.locator('h1[data-ready=true]').waitFor();
  for (const language of languages) {
    await staff.in(language);
    await page.locator('h1[data-ready=true]').waitFor();
    // What to do is said in the staff's language; what no dictionary has stays marked as English.
    const { doctor } = await allWords[language].staff();
    const camera = page.locator('tr[data-status=degraded]:has(th:text-is("camera"))');
    expect(await camera.locator('p:not(:has([lang]))').allInnerTexts()).toEqual([
      doctor.cameraPlugInAndRestart,
      doctor.cameraSimulated,
    ]);
    const printer = page.locator('tr[data-status=degraded]:has(th:text-is("printer"))');
    expect(await printer.locator('p:not(:has([lang]))').allInnerTexts()).toEqual([
      doctor.printerName,
      doctor.printerFiles,
    ]);
    await failedTests(page, language);
    await staff.look('technician');
  }
  expect(staff.faults).toEqual([]);
});
