import { afterEach, vi } from 'vitest';

/**
 * The clock of everything made in this test stands still, except for what `secondsPass` adds. The system's clock runs
 * on, so that `until` still waits for pictures and sockets.
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
