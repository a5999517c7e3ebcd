import { signal } from '@preact/signals';
import type { CaseView, Pathway, SevenPoint, TriageLevel } from '../../src/contract/pharmacist.ts';

/** What the pharmacist has filled in and not signed yet. It exists only on this page. */
export interface Draft {
  readonly decision: 'accept' | 'override' | null;
  /** Level of an override. */
  readonly level: TriageLevel | null;
  readonly reason: string;
  /** Never preset. */
  readonly pathway: Pathway | null;
  readonly note: string;
  readonly alias: string;
  readonly sevenPoint: SevenPoint;
}

const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

/** Asked once in a session, and forgotten when signing out. */
export const signature = signal({ name: '', registration: '' });

/** Signed screenings whose decision is being corrected. */
export const amending = signal<ReadonlySet<string>>(new Set());

export const draftOf = (view: CaseView): Draft => drafts.value.get(view.id) ?? fromRecord(view);

export function fill(view: CaseView, change: Partial<Draft>): void {
  drafts.value = new Map(drafts.value).set(view.id, { ...draftOf(view), ...change });
}

export function amend(view: CaseView, on: boolean): void {
  const next = new Set(amending.value);
  if (on) next.add(view.id);
  else next.delete(view.id);
  amending.value = next;
}

export function dropDraft(id: string): void {
  const rest = new Map(drafts.value);
  rest.delete(id);
  drafts.value = rest;
}

export function forgetDrafts(): void {
  drafts.value = new Map();
  amending.value = new Set();
  signature.value = { name: '', registration: '' };
}

/** Empty for a new screening; the signed values for one whose decision is being corrected. */
function fromRecord({ review, alias, sevenPoint }: CaseView): Draft {
  return {
    decision: review?.decision ?? null,
    level: review?.decision === 'override' ? review.level : null,
    reason: review?.reason ?? '',
    pathway: review?.pathway ?? null,
    note: review?.note ?? '',
    alias: alias ?? '',
    sevenPoint,
  };
}

export type MissingPart = 'decision' | 'level' | 'reason' | 'pathway' | 'name' | 'registration';

/** What still has to be filled in before it can be signed. */
export function missingOf(
  draft: Draft,
  { name, registration }: { name: string; registration: string },
): MissingPart[] {
  const isMissing: Record<MissingPart, boolean> = {
    decision: draft.decision === null,
    level: draft.decision === 'override' && draft.level === null,
    reason: draft.decision === 'override' && draft.reason.trim() === '',
    pathway: draft.pathway === null,
    name: name.trim() === '',
    registration: registration.trim() === '',
  };
  return (Object.keys(isMissing) as MissingPart[]).filter((part) => isMissing[part]);
}
