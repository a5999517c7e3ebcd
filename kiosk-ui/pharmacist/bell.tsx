import { useEffect, useRef, useState } from 'preact/hooks';
import { type Bell, bellSchema } from '../../src/contract/desk-link.ts';
import { counted, bell as words } from '../shared/staff-words.ts';
import { ring, ringOnce } from './ring.ts';

const lookEveryMs = 2000;

/**
 * Says at the sign-in how many wait, and rings when one more does and as long as the customer calls. It knows nothing of
 * any visit.
 */
export function BellForAll() {
  const bell = useBell();
  const before = useRef<number | null>(null);
  const isCalled = bell?.isCalled ?? false;
  const waiting = bell?.waiting ?? null;
  useEffect(() => (isCalled ? ring() : undefined), [isCalled]);
  useEffect(() => {
    if (waiting === null) return;
    if (before.current !== null && waiting > before.current) ringOnce();
    before.current = waiting;
  }, [waiting]);
  if (waiting === null) return null;
  return (
    <p class="bell" role="status" data-waiting={waiting} data-called={isCalled}>
      {isCalled ? `${words.called} · ` : ''}
      {waiting === 0 ? words.none : counted(words.waiting, waiting)}
      {bell !== null && bell.ending > 0 && ` · ${counted(words.ending, bell.ending)}`}
    </p>
  );
}

/** @returns null before the kiosk's first answer; the last answer while it gives none */
function useBell(): Bell | null {
  const [bell, setBell] = useState<Bell | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const round = new AbortController();
    const look = async () => {
      try {
        const response = await fetch('/pharmacist/bell', { signal: round.signal });
        if (response.ok) setBell(bellSchema.parse(await response.json()));
      } catch {
        // The next round asks again.
      }
      if (!round.signal.aborted) timer = setTimeout(() => void look(), lookEveryMs);
    };
    void look();
    return () => {
      clearTimeout(timer);
      round.abort();
    };
  }, []);
  return bell;
}
