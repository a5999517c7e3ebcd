import { signal } from '@preact/signals';
import type { SignInReply, SignInState } from '../../src/sign-in-protocol.ts';
import { forgetDesk, joinDesk } from './desk.ts';

/** Whether somebody has shown the PIN; null before the first word of the daemon. */
export const session = signal<SignInState | null>(null);

const retryMs = 2000;

/** Asks the daemon how things stand, until it answers. */
export async function lookAtSession(): Promise<void> {
  try {
    const response = await fetch('/pharmacist/session');
    if (!response.ok) throw new Error(`status ${response.status}`);
    take((await response.json()) as SignInState);
  } catch {
    setTimeout(() => void lookAtSession(), retryMs);
  }
}

function take(next: SignInState): void {
  session.value = next;
  if (next.signedIn) joinDesk(signedOut);
}

function signedOut(): void {
  forgetDesk();
  void lookAtSession();
}

/** @returns why it was refused; null where the session has begun, undefined where the daemon does not answer */
export async function sendPin(
  path: 'sign-in' | 'first-pin',
  pin: string,
): Promise<Refusal | null | undefined> {
  const reply = await post(path, { pin });
  if (reply === undefined) return undefined;
  if (!reply.ok) return reply;
  await lookAtSession();
  return null;
}

export type Refusal = Extract<SignInReply, { ok: false }>;

export async function signOut(): Promise<void> {
  await post('sign-out', {});
  signedOut();
}

async function post(path: string, body: object): Promise<SignInReply | undefined> {
  try {
    const response = await fetch(`/pharmacist/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as SignInReply;
  } catch {
    return undefined;
  }
}
