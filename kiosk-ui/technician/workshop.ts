import { signal } from '@preact/signals';
import {
  type TechnicianState,
  type TestReply,
  technicianStateSchema,
  testReplySchema,
} from '../../src/contract/technician.ts';
import { Door } from '../shared/door.ts';

const pollMs = 5000;

/** Null before the first answer, and after the session has ended. */
export const state = signal<TechnicianState | null>(null);
export const lost = signal(false);
let timer: ReturnType<typeof setTimeout> | undefined;
let round = new AbortController();

export const door: Door = new Door('technician', {
  onIn: () => void poll(),
  onOut: () => {
    clearTimeout(timer);
    round.abort();
    state.value = null;
  },
});

async function poll(): Promise<void> {
  clearTimeout(timer);
  round = new AbortController();
  const { signal } = round;
  try {
    const response = await fetch('/technician/state', { signal });
    if (response.status === 401) return door.ended();
    if (!response.ok) throw new Error(`status ${response.status}`);
    state.value = technicianStateSchema.parse(await response.json());
    lost.value = false;
  } catch {
    if (signal.aborted) return;
    lost.value = true;
  }
  timer = setTimeout(() => void poll(), pollMs);
}

/** @returns undefined if the daemon does not answer or the session has ended */
export async function ask(test: 'print-test' | 'capture-test' | 'restart'): Promise<TestReply | undefined> {
  try {
    const response = await fetch(`/technician/${test}`, { method: 'POST' });
    if (response.status !== 401) return testReplySchema.parse(await response.json());
    door.ended();
  } catch {
    lost.value = true;
  }
  return undefined;
}
