import type { ErrorCode, QualityFault } from '../../src/contract/kiosk.ts';
import { Notice } from './screen.tsx';
import { dictionary } from './words.ts';

export const faultText = (code: ErrorCode): string => dictionary.value.faults[code];

const mostShown = 2;

interface PhotoFaultsProps {
  readonly codes: readonly QualityFault[];
  /** Whether an earlier photo of the same target failed, too. */
  readonly again?: boolean;
}

/** Says what was wrong with the photos so far, as help for the next one. */
export function PhotoFaults({ codes, again = false }: PhotoFaultsProps) {
  const words = again ? dictionary.value.photoFaultsAgain : dictionary.value.photoFaults;
  const sentences = [...new Set(codes)].map((code) => words[code]);
  if (sentences.length === 0) return null;
  return (
    <Notice>
      {sentences.slice(0, mostShown).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
