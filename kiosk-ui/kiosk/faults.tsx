import type { ErrorCode, QualityFault } from '../../src/contract/kiosk.ts';
import { en } from '../strings/en/kiosk.ts';
import { Notice } from './screen.tsx';

export const faultText = (code: ErrorCode): string => en.faults[code];

const mostShown = 2;

/** Says what was wrong with the photos so far, as help for the next one. */
export function PhotoFaults({ codes }: { codes: readonly QualityFault[] }) {
  const sentences = [...new Set(codes)].map((code) => en.photoFaults[code]);
  if (sentences.length === 0) return null;
  return (
    <Notice>
      {sentences.slice(0, mostShown).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
