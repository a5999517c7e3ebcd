import type { DeskCode, DeskReply, DeskRequest } from '../../contract/pharmacist.ts';

export type CaseRequest<Type extends DeskRequest['type']> = Extract<DeskRequest, { id: string; type: Type }>;

export const done: DeskReply = { ok: true };
export const refused = (code: DeskCode): DeskReply => ({ ok: false, code });
export const replyTo = (code: DeskCode | null): DeskReply => (code === null ? done : refused(code));
