import type { TriageLevel } from '../../src/contract/pharmacist.ts';
import { desk as words } from '../shared/staff-words.ts';

/** A triage level as a word with its own sign, never by colour alone. */
export function LevelTag({ level }: { level: TriageLevel | null }) {
  return (
    <p class="level-tag" data-level={level ?? 'none'}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {level === 'refer' && <path d="M12 2 23 21H1Z M12 9v6 M12 17.6v.6" />}
        {level === 'follow-up' && (
          <>
            <circle cx="12" cy="12" r="10" />
            <path d="M12 6v6l4 3" />
          </>
        )}
        {level === 'no-finding' && (
          <>
            <circle cx="12" cy="12" r="10" />
            <path d="M7 12h10" />
          </>
        )}
        {(level === 'inconclusive' || level === null) && (
          <>
            <rect x="3" y="3" width="18" height="18" rx="4" />
            <path d="M9 9.5a3 3 0 1 1 3 3v1.5 M12 17v.6" />
          </>
        )}
      </svg>
      {level === null ? words.result.noResult : words.levels[level]}
    </p>
  );
}
