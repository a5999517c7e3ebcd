import { afterEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../src/settings.ts';
import { emptySpool } from '../../../src/technician/provision/cups-files.ts';
import type { StepContext } from '../../../src/technician/provision/step.ts';
import { type FakeProgram, fakeProgram, sh } from '../../fakes/machines/programs.ts';

let cupsctl: FakeProgram | undefined;
afterEach(async () => {
  await cupsctl?.restore();
  cupsctl = undefined;
});

const context = (printer: string, letterPrinter: string | null = null) =>
  ({ settings: { ...loadSettings({}), printer, letterPrinter } }) as StepContext;

describe('the documents of CUPS', () => {
  it('are kept no longer where a queue of CUPS prints slips or letters', async () => {
    cupsctl = await fakeProgram('cupsctl', sh`[ "$*" = PreserveJobFiles=no ]`);
    for (const printing of [context('cups:Q'), context('auto'), context('escpos:/dev/usb/lp0', 'cups:Q')])
      expect(await emptySpool(printing)).toHaveProperty('done');
    expect(await emptySpool(context('pdf'))).toHaveProperty('skipped');
  });

  it('fail the provisioning of a kiosk that prints through a CUPS that refuses', async () => {
    cupsctl = await fakeProgram('cupsctl', sh`echo 'Unauthorized' >&2; exit 1`);
    await expect(emptySpool(context('cups:Q'))).rejects.toMatchObject({
      code: 'provision-failed',
      message: expect.stringContaining('Unauthorized'),
    });
    expect(await emptySpool(context('auto'))).toHaveProperty('skipped');
  });
});
