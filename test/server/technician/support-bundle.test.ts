import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/technician/checks/check.ts';
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
});
