import { signal } from '@preact/signals';
import { mostTyped } from '../../src/contract/letter-room.ts';
import type { CaseView, DeskCode, DeskReply, DeskRequest, Draft } from '../../src/contract/pharmacist.ts';

/** A form that was filled in on this page. */
interface Own {
  readonly draft: Draft;
  /** The latest revision that this page knows. */
  readonly seen: number;
  /** Whether the daemon does not have the draft yet. */
  readonly unsent: boolean;
  /** Sent and not answered before the link was lost, so that the daemon may have it; null if there is none. */
  readonly unanswered: Draft | null;
  /** Why the daemon did not keep it; null where it did, and before it answers. */
  readonly fault: DeskCode | null;
}

export type Ask = (request: DeskRequest) => Promise<DeskReply>;

/** Between two messages about one form, in milliseconds. */
const pauseMs = 300;
const againMs = 5000;

const owns = signal<ReadonlyMap<string, Own>>(new Map());
/** The drafts that are under way, each with the end of its turn. */
const sending = new Map<string, { readonly draft: Draft; readonly turn: Promise<void> }>();
let ask: Ask | null = null;

/** Asked once in a session, and forgotten when signing out. */
export const signature = signal({ name: '', registration: '' });

/** Signed screenings whose decision is being corrected. */
export const amending = signal<ReadonlySet<string>>(new Set());

/** Sends what this page still has to send, and everything that is filled in from now on. */
export function keepDrafts(by: Ask): void {
  ask = by;
  for (const id of owns.value.keys()) void keep(id);
}

/** A form that the daemon does not have yet stays in memory, unseen, and is sent in the next session. */
export function forgetDrafts(): void {
  ask = null;
  owns.value = new Map([...owns.value].filter(([, { unsent }]) => unsent));
  amending.value = new Set();
  signature.value = { name: '', registration: '' };
}

export const hasUnsent = (): boolean => [...owns.value.values()].some(({ unsent }) => unsent);

/** What this page has filled in, unless another one did after it. */
function ownOf({ id, revision }: CaseView): Own | null {
  const own = owns.value.get(id);
  return own && (own.unsent || own.seen >= revision) ? own : null;
}

/** The form as it is filled in; an acceptance of a level that is no longer the suggestion does not count. */
export function draftOf(view: CaseView): Draft {
  const draft = ownOf(view)?.draft ?? view.draft ?? fromRecord(view);
  const isStale = draft.decision === 'accept' && draft.level !== view.triage?.level;
  return isStale ? { ...draft, decision: null, level: null } : draft;
}

/** The latest revision of the form that this page knows. */
export const seenOf = (view: CaseView): number => ownOf(view)?.seen ?? view.revision;

/** Why the form is not kept; null where it is. */
export const faultOf = (view: CaseView): DeskCode | null => ownOf(view)?.fault ?? null;

export const isKept = (view: CaseView): boolean => {
  const own = ownOf(view);
  return own ? !own.unsent : view.draft !== null;
};

export function fill(view: CaseView, change: Partial<Draft>): void {
  const draft = { ...draftOf(view), ...change };
  signature.value = { name: draft.name, registration: draft.registration };
  const unanswered = ownOf(view)?.unanswered ?? null;
  put(view.id, { draft, seen: seenOf(view), unsent: true, unanswered, fault: faultOf(view) });
  void keep(view.id);
}

/** Writes this page's form over that of another one. */
export function keepMine(view: CaseView): void {
  const own = ownOf(view);
  if (!own) return;
  put(view.id, { ...own, seen: view.revision, unanswered: null, fault: null });
  void keep(view.id);
}

/** Drops what this page filled in. */
export function dropOwn(id: string): void {
  const rest = new Map(owns.value);
  rest.delete(id);
  owns.value = rest;
}

export function amend({ id }: CaseView, on: boolean): void {
  const next = new Set(amending.value);
  if (on) next.add(id);
  else next.delete(id);
  amending.value = next;
}

export const isAmending = ({ id, draft }: CaseView): boolean => draft !== null || amending.value.has(id);

/** Says that the form was not accepted, because another page changed it. */
export function collided(view: CaseView): void {
  const own = ownOf(view);
  put(view.id, {
    draft: draftOf(view),
    seen: own?.seen ?? view.revision,
    unsent: true,
    unanswered: null,
    fault: 'changed-elsewhere',
  });
}

/** Resolves once nothing about this form is under way. */
export async function settled(id: string): Promise<void> {
  await sending.get(id)?.turn;
}

/**
 * Sends what is unsent by a request that outlives the page, which is about to go. What is under way comes first, since
 * the socket may lose it; the daemon takes it once.
 */
export async function sendAtOnce(): Promise<void> {
  const last = [...owns.value].flatMap(([id, { draft, seen, unsent, unanswered, fault }]) => {
    if (!unsent || fault === 'changed-elsewhere') return [];
    const before = sending.get(id)?.draft ?? unanswered;
    const drafts = before === null || before === draft ? [draft] : [before, draft];
    return drafts
      .filter((one) => !isTooLong(one))
      .map((one, i): DeskRequest => ({ type: 'draft', id, seen: seen + i, draft: one }));
  });
  if (last.length === 0 || ask === null) return;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(last);
  await fetch('/pharmacist/drafts', { method: 'POST', headers, body, keepalive: true }).catch(
    () => undefined,
  );
}

async function keep(id: string): Promise<void> {
  const own = owns.value.get(id);
  if (!own?.unsent || own.fault === 'changed-elsewhere' || sending.has(id) || ask === null) return;
  // What was not answered is sent again first: the daemon takes it once, and knows by it which revision this page has.
  const draft = own.unanswered ?? own.draft;
  const turn = send(id, own, draft, ask);
  sending.set(id, { draft, turn });
  await turn;
  sending.delete(id);
  const now = owns.value.get(id);
  if (now?.unsent) setTimeout(() => void keep(id), now.fault === null ? pauseMs : againMs);
}

async function send(id: string, own: Own, draft: Draft, by: Ask): Promise<void> {
  const { seen } = own;
  // The daemon would close the line to it.
  if (isTooLong(draft)) return put(id, { ...own, fault: 'text-too-long' });
  const reply = await by({ type: 'draft', id, seen, draft });
  const now = owns.value.get(id);
  if (!now) return;
  if (reply.ok) {
    const seenNow = reply.revision ?? now.seen;
    put(id, { ...now, seen: seenNow, unsent: now.draft !== draft, unanswered: null, fault: null });
  } else if (reply.code === 'record-gone') dropOwn(id);
  else put(id, { ...now, unanswered: reply.code === 'not-connected' ? draft : null, fault: reply.code });
}

const isTooLong = ({ reason, note }: Draft): boolean => Math.max(reason.length, note.length) > mostTyped;

function put(id: string, own: Own): void {
  owns.value = new Map(owns.value).set(id, own);
}

/** Empty for a new screening; the signed values for one whose decision is being corrected. */
function fromRecord({ review, alias, sevenPoint }: CaseView): Draft {
  return {
    decision: review?.decision ?? null,
    level: review?.level ?? null,
    reason: review?.reason ?? '',
    pathway: review?.pathway ?? null,
    note: review?.note ?? '',
    alias: alias ?? '',
    sevenPoint,
    ...signature.value,
  };
}
