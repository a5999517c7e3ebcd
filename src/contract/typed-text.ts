import { z } from 'zod';
import { asRead } from '../screening/record/as-read.ts';

/** Several lines of text, as a reader sees them, without spaces around. */
export const typedText = (most: number) => z.string().transform(asRead).pipe(z.string().trim().max(most));

/** One line of text. */
export const typedLine = (most: number) =>
  z
    .string()
    .transform((text) => asRead(text).replaceAll('\n', ' '))
    .pipe(z.string().trim().max(most));
