import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Settings } from '../../settings.ts';
import type { Release } from '../release.ts';
import type { Answers } from './answers.ts';

export interface StepContext {
  /** As they are after the step that writes them. */
  readonly settings: Settings;
  readonly answers: Answers;
  readonly release: Release;
  /** Tells the technician how far a long step is. */
  readonly tell: (progress: string) => void;
}

/** What a step came to; what it can't do throws a KioskError that says what to do. */
export type StepEnd = { readonly done: string } | { readonly skipped: string };

export interface Step {
  readonly name: string;
  readonly title: string;
  /**
   * What the step's result depends on. It is taken again when this changes, and left out otherwise; null is taken
   * every time.
   */
  key(context: StepContext): Promise<string | null>;
  /** Whether what it did is still so, where others can undo it; without this the key alone tells. */
  holds?(): Promise<boolean>;
  run(context: StepContext): Promise<StepEnd>;
}

/** A short name of everything that the arguments hold. */
export const keyOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

export const outcomes = ['done', 'skipped', 'failed'] as const;

const entrySchema = z.strictObject({
  outcome: z.enum(outcomes),
  text: z.string(),
  key: z.string().nullable(),
  at: z.string(),
});

export type StepEntry = z.infer<typeof entrySchema>;

export const ranStepSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  ...entrySchema.shape,
  /** Whether an earlier run did it and nothing that it depends on has changed. */
  kept: z.boolean(),
});

export type RanStep = z.infer<typeof ranStepSchema>;

/** What provisioning has done on this machine, by step: kept, so that a run that was cut off goes on. */
export const progressSchema = z.strictObject({
  format: z.literal(1),
  steps: z.record(z.string(), entrySchema),
});

export type Progress = z.infer<typeof progressSchema>;
