import { z } from 'zod';
import { plainLine, plainText } from '../screening/record/plain-text.ts';

/** Several lines of normalised text, trimmed. */
export const typedText = (most: number) => z.string().overwrite(plainText).trim().max(most);

/** One line of normalised text, trimmed. */
export const typedLine = (most: number) => z.string().overwrite(plainLine).trim().max(most);
