import { afterEach, expect, it } from 'vitest';
import { fakeParts } from '../../fakes/parts/kiosk-parts.ts';
import { LocalVisitor } from '../../fakes/parts/local-visitor.ts';
import { requestsToCapture } from '../../fakes/parts/requests.ts';
import { until } from '../../fakes/until.ts';

let visitor: LocalVisitor | undefined;
afterEach(() => visitor?.stop());

it('hears of photos, slips and ends, and of nothing that tells a visit from another', async () => {
  const { parts, observer, printer, inference } = fakeParts({ countdownSeconds: 0, turnSeconds: 0 });
  const running = new LocalVisitor(parts);
  visitor = running;
  const ask = (type: 'take-photo' | 'use-photo' | 'print-slip' | 'retry-check' | 'finish') =>
    running.request({ type });
  for (const request of requestsToCapture) running.request(request);
  ask('take-photo');
  await until(() => expect(running.state.candidate?.judged).toBe(true));

  inference.before = () => {
    throw new Error('crashed');
  };
  ask('use-photo');
  await until(() => expect(observer.heard).toEqual(['analysis failed']));
  inference.before = () => undefined;
  ask('retry-check');
  await until(() => expect(running.state.step).toBe('result'));

  printer.broken = true;
  ask('print-slip');
  await until(() => expect(running.state.slip).toBe('failed'));
  printer.broken = false;
  ask('print-slip');
  await until(() => expect(running.state.slip).toBe('printed'));
  ask('finish');
  expect(observer.heard).toEqual([
    'analysis failed',
    'analysed wide-field',
    'not printed',
    'printed',
    'ended',
  ]);
});

it('hears nothing of a kiosk that nobody used', async () => {
  const { parts, observer } = fakeParts();
  await new LocalVisitor(parts).stop();
  expect(observer.heard).toEqual([]);
});
