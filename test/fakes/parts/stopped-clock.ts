import { afterEach, vi } from 'vitest';

/**
 * The clock of what is made in this test stands still, but for what `secondsPass` adds. The system's goes on, so that
 * `until` still waits for pictures and sockets.
 */
export function stopClock(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
}

export const secondsPass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

afterEach(() => {
  vi.useRealTimers();
});
