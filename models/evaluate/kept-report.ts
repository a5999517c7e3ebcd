import { judge, type QualityFault, qualityFaults } from '../../src/screening/judgement/quality.ts';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import { readQuality } from '../../src/vision/quality/read-quality.ts';
import type { Vision } from '../../src/vision/vision.ts';
import type { AnnotatedPhoto } from './annotated-photos.ts';
import { readLabelled } from './files.ts';
import { type FolderReport, type Section, section } from './report.ts';
import { share } from './statistics.ts';

/** What the photo check finds wrong with a good photo. */
export interface Judged {
  readonly photo: string;
  readonly faults: readonly QualityFault[];
}

/**
 * How many photos of a folder, all of them good, the kiosk keeps: its whole photo check (skin, other people, light,
 * focus) without the detector. It does not check whether a photo shows the whole body site, because the site is not
 * known.
 * @throws KioskError those of decodePhoto and of the inference; `usage` if the folder lacks a photo
 */
export async function reportKept(
  name: string,
  folder: string,
  photos: readonly AnnotatedPhoto[],
  vision: Vision,
  onPhoto: (image: string) => void,
): Promise<FolderReport> {
  const judged: Judged[] = [];
  for (const { image } of photos) {
    const frame = await readLabelled(folder, image, minShortSide);
    judged.push({ photo: image, faults: judge(await readQuality(frame, vision)).faults });
    onPhoto(image);
  }
  return { name, notes: [], sections: [keptSection(judged)] };
}

export function keptSection(judged: readonly Judged[]): Section {
  const has = (fault: QualityFault) => judged.filter(({ faults }) => faults.includes(fault));
  return section(
    'Good photos kept',
    'Good photos, unchanged, through the whole photo check. Each one that is turned down costs a customer a try.',
    {
      figures: {
        'good photos kept': share(
          judged.map(({ photo, faults }) => ({ unit: photo, hit: faults.length === 0 })),
        ),
      },
      tables: [
        {
          title: 'Turned down for',
          columns: ['fault', 'photos', 'which'],
          rows: qualityFaults
            .filter((fault) => has(fault).length > 0)
            .map((fault) => [
              fault,
              has(fault).length,
              has(fault)
                .map(({ photo }) => photo)
                .join(', '),
            ]),
        },
      ],
    },
  );
}
