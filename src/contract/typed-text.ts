import { z } from 'zod';
import { plainLine, plainText } from '../screening/record/plain-text.ts';

/** Several lines of normalised text, trimmed. */
export const typedText = (most: number) => z.string().overwrite(plainText).trim().max(most);

/** Text that somebody is still typing: a space at its end stays, because a word may follow. */
export const unfinishedText = (most: number) => z.string().overwrite(plainText).max(most);

/** One line of normalised text, trimmed. */
export const typedLine = (most: number) => z.string().overwrite(plainLine).trim().max(most);
