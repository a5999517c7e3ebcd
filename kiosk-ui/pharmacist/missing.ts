import { fitsLetter, mostLines } from '../../src/contract/letter-room.ts';
import type { Draft } from '../../src/contract/pharmacist.ts';

export type MissingPart =
  | 'decision'
  | 'level'
  | 'reason'
  | 'shorterReason'
  | 'pathway'
  | 'shorterNote'
  | 'name'
  | 'registration';

/** What still has to be filled in, or shortened, before it can be signed. */
export function missingOf(draft: Draft): MissingPart[] {
  const { decision, level, reason, pathway, note, name, registration } = draft;
  const isMissing: Record<MissingPart, boolean> = {
    decision: decision === null,
    level: decision === 'override' && level === null,
    reason: decision === 'override' && reason.trim() === '',
    shorterReason: decision === 'override' && !fitsLetter(reason, mostLines.reason),
    pathway: pathway === null,
    shorterNote: !fitsLetter(note, mostLines.note),
    name: name.trim() === '',
    registration: registration.trim() === '',
  };
  return (Object.keys(isMissing) as MissingPart[]).filter((part) => isMissing[part]);
}
