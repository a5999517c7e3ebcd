import { z } from 'zod';
import { plainLine } from '../screening/record/plain-text.ts';
import { missingLetters, namesOf } from '../slip/letters.ts';

/** A text that stands on paper: one line, not empty, of letters that the papers' fonts have. */
export const printed = (most: number) =>
  z
    .string()
    .overwrite(plainLine)
    .trim()
    .min(1)
    .max(most)
    .superRefine((text, context) => {
      const missing = missingLetters(text);
      if (missing.length === 0) return;
      context.addIssue({ code: 'custom', message: `the papers can't show ${namesOf(missing)}` });
    });
