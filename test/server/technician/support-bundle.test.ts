import { describe, expect, it } from 'vitest';
import { openPrinter } from '../../../src/devices/printer/open-printer.ts';
import { codeOf, messageOf } from '../../../src/errors.ts';
import { LogTail } from '../../../src/server/technician/log-tail.ts';
import { workshopOf } from '../../../src/server/technician/open-workshop.ts';
import { loadSettings } from '../../../src/settings.ts';
import { ok } from '../../../src/technician/checks/check.ts';
import { checkPrinter } from '../../../src/technician/checks/printer.ts';
import { say } from '../../../src/technician/checks/sentence.ts';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../../fakes/parts/local-visitor.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { loggerTo } from '../../fakes/parts/tail-logger.ts';
import { workshopParts } from '../../fakes/parts/workshop.ts';
import { until } from '../../fakes/until.ts';
import { open, signIn } from './one-workshop.ts';

describe('the technician’s page', () => {
  it('gives a support bundle without a photo, an answer or a visit, in the midst of one', async () => {
    const fakes = fakeParts({ countdownSeconds: 0, turnSeconds: 0 });
    const { report, history } = workshopParts.supervision;
    const at = say('linkOn', { url: 'https://192.0.2.7:8443', fingerprint: 'AB' });
    const checks = [...report.checks, ok('desk-link', at)];
    const supervision = { report: { ...report, checks }, history };
    const { url, tail } = await open({ isBusy: () => true, supervision });
    const logger = loggerTo(tail);
    const visitor = new LocalVisitor({ ...fakes.parts, logger });
    for (const request of requestsToCapture) visitor.request(request);
    visitor.request({ type: 'take-photo' });
    await until(() => expect(visitor.state.candidate?.judged).toBe(true));
    visitor.request({ type: 'use-photo' });
    await until(() => expect(visitor.state.step).toBe('result'));
    const { screeningId, number, outcome, photos } = visitor.state;
    expect(outcome).toBe('refer');
    await visitor.stop();

    const response = await fetch(`${url}/support-bundle`, await signIn(url));
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="?spl-kiosk-unset-[\d-]+\.json"?$/,
    );
    const text = await response.text();
    // The visit left lines in the log; what counts is their content.
    expect(text).toMatch(/"event":"analysed"/);
    for (const secret of [
      screeningId,
      number,
      photos[0]?.id,
      photos[0]?.url,
      'refer',
      'Secret Pharmacy',
      '739154',
    ]) {
      expect(secret).toBeTruthy();
      expect(text).not.toContain(secret);
    }
    for (const request of requestsToCapture) {
      if (request.type.startsWith('answer')) expect(text).not.toContain(request.type);
    }
    expect(text).not.toMatch(/data:image|\/9j\/|base64/);
    const bundle = JSON.parse(text);
    expect(bundle.settings.port).toBe(8080);
    // The address of the pharmacy's network stays on the kiosk.
    expect(bundle.checks).toContainEqual(
      expect.objectContaining({
        name: 'desk-link',
        value: 'on at its address, certificate SHA-256 AB',
      }),
    );
    expect(text).not.toContain('192.0.2.7');
    expect(bundle.settingsLeftOut).toEqual(expect.arrayContaining(['pharmacy', 'stateFolder']));
  });

  it.each([
    ['escpos:127.0.0.1:1', null, '127.0.0.1', 'escpos:its address'],
    ['pdf', '/dev/null/slips', '/dev/null', 'papers as PDF, kept in its folder'],
  ])('says of the printer %s what it is, and not where', async (name, slipFolder, secret, told) => {
    const settings = { ...loadSettings({}), printer: name, slipFolder };
    const printer = await openPrinter({ ...settings, warn: () => undefined });
    const log = new LogTail();
    const logger = loggerTo(log);
    logger.info({ event: 'printer', ...printer.description });
    const error = await printer.print(workshopParts.testPaper()).catch((fault: unknown) => fault);
    logger.error({ event: 'print-failed', code: codeOf(error), detail: messageOf(error) });
    const checks = [checkPrinter(printer.description, await printer.state())];
    const report = { ...workshopParts.supervision.report, checks };
    const supervision = { ...workshopParts.supervision, report };
    const { camera } = fakeParts();
    const workshop = workshopOf({ ...workshopParts, settings, supervision, camera, printer, log, logger });
    // The page at the kiosk says it all.
    for (const part of [workshop.state().checks, workshop.state().log])
      expect(JSON.stringify(part)).toContain(secret);
    const bundle = workshop.bundle();
    expect(JSON.stringify(bundle)).not.toContain(secret);
    expect(bundle.checks[0]?.value).toContain(told);
    expect(bundle.log[0]?.details).toContain(`detail: ${told}`);
  });
});
