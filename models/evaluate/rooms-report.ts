import { basename } from 'node:path';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import type { Vision } from '../../src/vision/vision.ts';
import { readLabelled } from './files.ts';
import type { RoomPhoto } from './labelled-photos.ts';
import { type FolderReport, section } from './report.ts';
import { rate, share } from './statistics.ts';
import { wholeWay } from './whole-way.ts';

/**
 * Runs pictures without skin through the whole pipeline: nothing should be found in them, and above all nothing picked
 * out.
 * @param onPhoto called after each photo
 * @throws KioskError from the inference; `usage` if a picture is missing
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
    notes: ['Development test: pictures without people, which trained nothing.'],
    sections: [
      section('Pictures without skin', 'Everything found in them is wrong.', {
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
