import { expect, it } from 'vitest';
import { codeMs, PairingCode } from '../../../src/server/link/pairing-code.ts';

function at() {
  const clock = { now: 0 };
  const code = new PairingCode(() => clock.now);
  const wrong = (shown: string) => code.try(shown === '00000000' ? '11111111' : '00000000');
  return { clock, code, wrong };
}

it('a code of eight digits pairs once', () => {
  const { code } = at();
  const shown = code.show();
  expect(shown).toMatch(/^\d{8}$/);
  expect(code.try(shown)).toEqual({ ok: true });
  expect(code.try(shown)).toMatchObject({ ok: false, code: 'code-none' });
});

it('a code is over after five minutes, and once a newer one is shown', () => {
  const { clock, code } = at();
  const [first, second] = [code.show(), code.show()];
  if (first !== second) expect(code.try(first)).toMatchObject({ ok: false, code: 'code-wrong' });
  clock.now = codeMs;
  expect(code.try(second)).toMatchObject({ ok: false, code: 'code-none' });
});

it('after five wrong tries each has to wait, so that a program has time for ten', () => {
  const { clock, code, wrong } = at();
  const shown = code.show();
  for (let i = 0; i < 4; i++) expect(wrong(shown)).toMatchObject({ code: 'code-wrong', pausedForMs: 0 });
  expect(wrong(shown)).toMatchObject({ code: 'code-wrong', pausedForMs: 30_000 });
  // Not even the right one is looked at meanwhile.
  expect(code.try(shown)).toMatchObject({ ok: false, code: 'code-paused' });
  let counted = 5;
  for (; clock.now < codeMs; clock.now += 1000) {
    const tried = wrong(shown);
    if (!tried.ok && tried.code === 'code-wrong') counted++;
  }
  expect(counted).toBeLessThan(11);
});

it('the right code pairs after wrong ones, and after the pause', () => {
  const { clock, code, wrong } = at();
  const shown = code.show();
  for (let i = 0; i < 5; i++) wrong(shown);
  clock.now += 30_000;
  expect(code.try(shown)).toEqual({ ok: true });
});
