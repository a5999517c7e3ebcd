import { z } from 'zod';
import { plainLine, plainText } from '../screening/record/plain-text.ts';

/** Several lines of text, as they are read, without spaces around. */
export const typedText = (most: number) => z.string().overwrite(plainText).trim().max(most);

/** One line of text. */
export const typedLine = (most: number) => z.string().overwrite(plainLine).trim().max(most);
