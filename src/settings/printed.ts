import { z } from 'zod';
import { plainLine } from '../screening/record/plain-text.ts';
import { missingLetters, namesOf } from '../slip/letters.ts';

/** A text for the papers: one line, not empty, with only letters that their fonts have. */
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
