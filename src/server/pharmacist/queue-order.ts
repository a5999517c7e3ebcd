import type { TriageLevel } from '../../screening/judgement/triage.ts';
import type { QueueEntry } from '../../store/port.ts';

const ranks: Record<TriageLevel, number> = { refer: 1, 'follow-up': 2, inconclusive: 3, 'no-finding': 4 };

/** Whom to see first: urgent signs, then by level, and within each the longest wait; whoever is signed comes last. */
export const byUrgency = (queue: readonly QueueEntry[]): QueueEntry[] =>
  queue.toSorted((a, b) => rankOf(a) - rankOf(b));

function rankOf({ record: { review, screening } }: QueueEntry): number {
  const { triage, urgentAnswers } = screening;
  const hasSign = Object.values(urgentAnswers).some((answer) => answer !== 'no');
  if (review !== null) return 5;
  // Without a level the urgent questions ended the visit, also where a power cut took the answers.
  return hasSign || triage === null ? 0 : ranks[triage.level];
}
