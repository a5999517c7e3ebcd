import type { Draft } from '../../src/contract/pharmacist.ts';

export type MissingPart = 'decision' | 'level' | 'reason' | 'pathway' | 'name' | 'registration';

/** What still has to be filled in before it can be signed. */
export function missingOf({ decision, level, reason, pathway, name, registration }: Draft): MissingPart[] {
  const isMissing: Record<MissingPart, boolean> = {
    decision: decision === null,
    level: decision === 'override' && level === null,
    reason: decision === 'override' && reason.trim() === '',
    pathway: pathway === null,
    name: name.trim() === '',
    registration: registration.trim() === '',
  };
  return (Object.keys(isMissing) as MissingPart[]).filter((part) => isMissing[part]);
}
