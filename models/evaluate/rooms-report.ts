import { basename } from 'node:path';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { readLabelled } from './files.ts';
import type { RoomPhoto } from './labelled-photos.ts';
import { type FolderReport, section } from './report.ts';
import { rate, share } from './statistics.ts';
import { wholeWay } from './whole-way.ts';

/**
 * Pictures without any skin, the whole way: nothing may be found in them, and above all nothing picked out.
 * @param onPhoto called after each photo
 * @throws KioskError of the inference; `usage` where a picture is missing
 */
export async function reportRooms(
  photos: readonly RoomPhoto[],
  vision: Vision,
  onPhoto: () => void,
): Promise<FolderReport> {
  const all = [];
  for (const { folder, image } of photos) {
    all.push({ image, way: await wholeWay(await readLabelled(folder, image, minShortSide), vision) });
    onPhoto();
  }
  const pickedOut = all.map(({ image, way }) => ({
    unit: image,
    count: way.spots.filter(({ level }) => level === 'refer' || level === 'follow').length,
  }));
  const reasons = all.flatMap(({ way }) => way.dismissed.map(({ reason }) => reason));
  return {
    name: basename(photos[0]?.folder ?? ''),
    notes: ['Development test: pictures without people that trained nothing.'],
    sections: [
      section('Pictures without skin', 'What is found in them is wrong.', {
        figures: {
          'spots a picture': rate(all.map(({ image, way }) => ({ unit: image, count: way.spots.length }))),
          'spots at refer or follow a picture': rate(pickedOut),
          'pictures with a spot at refer or follow': share(
            pickedOut.map(({ unit, count }) => ({ unit, hit: count > 0 })),
          ),
          'pictures that are told to show no skin': share(
            all.map(({ image, way }) => ({ unit: image, hit: way.triage.reasons.includes('no-skin') })),
          ),
        },
        tables: [
          {
            title: 'Dismissed, by reason',
            columns: ['reason', 'detections'],
            rows: [...Map.groupBy(reasons, (reason) => reason)].map(([reason, own]) => [reason, own.length]),
          },
        ],
      }),
    ],
  };
}
