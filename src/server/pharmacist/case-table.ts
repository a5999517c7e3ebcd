import { lesionsCsv } from '../../analyze/lesions-csv.ts';
import type { Capture } from '../../screening/visit/capture.ts';

/** The lesions of a screening as CSV, in the form that the command line writes; photos are counted from 1. */
export function lesionTable(captures: readonly Capture[]): string {
  const numberOf = (captureId: string) => captures.findIndex(({ id }) => id === captureId) + 1;
  return lesionsCsv(
    captures.map(({ id, site, view, lesions, dismissed }) => ({
      file: `photo ${numberOf(id)} ${site} ${view}`,
      lesions: lesions.map(({ size, sameAs, ...lesion }) => ({
        ...lesion,
        size: size ?? null,
        sameAs: sameAs && { photo: numberOf(sameAs.captureId), lesion: sameAs.lesionId },
      })),
      dismissed,
    })),
  );
}
