import { resolve } from 'node:path';
import { print } from '../../src/commands/command-line/print.ts';
import { readArguments } from '../../src/commands/command-line/read-arguments.ts';
import { type OpenModels, openModels } from '../../src/open/models.ts';
import type { Lesion } from '../../src/screening/lesion/lesion.ts';
import { type LesionPhoto, mergeSameLesions } from '../../src/screening/lesion/same-lesion.ts';
import { centreOf, containsPoint, diameterOf } from '../../src/screening/space/geometry.ts';
import { loadSettings, operatorFolder } from '../../src/settings.ts';
import { analysed } from '../../src/vision/analysed.ts';
import { analyzeWideField } from '../../src/vision/analyze.ts';
import { minShortSide } from '../../src/vision/pixels/decode.ts';
import { readLabelled } from './files.ts';
import { boxesOf, onSkin, type PairView, type PhotoPair, readPhotoPairs } from './photo-pairs.ts';
import { format, type Outcome, share } from './statistics.ts';

const usage = `Usage: npm run evaluate-same-lesion -- --data DIR

  --data DIR  pairs of photos made by models/training/compose/pairs.py

How many of the joined lesions are the same lesion, and how many of the lesions found in both photos are joined.
Intervals: bootstrap over pairs.`;

/** `npm run evaluate-same-lesion`: runs the shipped models and the matcher on pairs of photos. */
export async function evaluateSameLesionCommand(args: readonly string[]): Promise<number> {
  const folder = await readArguments(args, {
    usage,
    options: { data: { type: 'string' } },
    read: ({ data }) => {
      if (!data) throw new Error('No data folder was named.');
      return resolve(operatorFolder(), data);
    },
  });
  if (folder === undefined) return 0;
  const pairs = await readPhotoPairs(folder);
  const models = await openModels(loadSettings());
  try {
    const seen = [];
    for (const pair of pairs) seen.push(await analysePair(folder, pair, models));
    await print(figuresOf(seen));
    return 0;
  } finally {
    await models.close();
  }
}

/** The product's results for a pair. */
interface SeenPair {
  readonly name: string;
  readonly views: readonly [PairView, PairView];
  readonly photos: readonly [LesionPhoto, LesionPhoto];
}

async function analysePair(
  folder: string,
  { images, views }: PhotoPair,
  models: OpenModels,
): Promise<SeenPair> {
  const [first, second] = images;
  return {
    name: first,
    views,
    photos: [await analysePhoto(folder, first, models), await analysePhoto(folder, second, models)],
  };
}

async function analysePhoto(folder: string, image: string, models: OpenModels): Promise<LesionPhoto> {
  const frame = await readLabelled(folder, image, minShortSide);
  const { lesions } = await analysed(analyzeWideField(frame, models));
  return { id: image, site: 'upper-back', width: frame.width, height: frame.height, lesions };
}

interface Joints {
  /** Joined detections, and whether both show one place of the skin. */
  readonly joined: readonly Outcome[];
  /** Composed lesions found in both photos, and whether they were joined. */
  readonly common: readonly Outcome[];
}

function figuresOf(pairs: readonly SeenPair[]): string {
  const same = pairs.map(({ name, views, photos }) => jointsOf(name, views, photos));
  // Each photo is also paired with one of the next pair, which shows other skin, so that nothing may be joined.
  const other = pairs.flatMap(({ photos }, i) => {
    const next = pairs[(i + 1) % pairs.length];
    return next ? [repeatedOf([photos[0], next.photos[1]]).length] : [];
  });
  const fewOrMany = (many: boolean) =>
    same.filter(({ common }) => common.length >= fewCommon === many).flatMap(({ common }) => common);
  return [
    `joined lesions that are the same: ${format(share(same.flatMap(({ joined }) => joined)))}`,
    `lesions found in both photos that are joined: ${format(share(same.flatMap(({ common }) => common)))}`,
    `  in pairs with ${fewCommon} common lesions and more: ${format(share(fewOrMany(true)))}`,
    `  in pairs with fewer: ${format(share(fewOrMany(false)))}`,
    `pairs of different skins with anything joined: ${other.filter((count) => count > 0).length} of ${other.length}`,
    '',
  ].join('\n');
}

const fewCommon = 6;

const repeatedOf = (photos: readonly LesionPhoto[]) =>
  mergeSameLesions(photos).flatMap((lesions, i) =>
    lesions.flatMap((lesion) => (lesion.sameAs ? [{ photo: i, lesion, sameAs: lesion.sameAs }] : [])),
  );

function jointsOf(unit: string, views: SeenPair['views'], photos: SeenPair['photos']): Joints {
  const repeated = repeatedOf(photos);
  const placeOf = (photo: number, lesion: Lesion) => onSkin(views[photo === 0 ? 0 : 1], centreOf(lesion.box));
  const joined = repeated.map(({ photo, lesion, sameAs }) => {
    const other = photos[1 - photo]?.lesions.find(({ id }) => id === sameAs.lesionId);
    if (!other) return { unit, hit: false };
    const [one, two] = [placeOf(photo, lesion), placeOf(1 - photo, other)];
    return { unit, hit: Math.hypot(one.x - two.x, one.y - two.y) < diameterOf(lesion.box) / 2 };
  });
  const [first, second] = photos.map((photo, i) => foundIn(views[i === 0 ? 0 : 1], photo));
  const common = [...(first ?? [])].flatMap(([truth, one]) => {
    const two = second?.get(truth);
    if (!two) return [];
    const hit = repeated.some(
      ({ photo, lesion, sameAs }) =>
        (photo === 1 && lesion.id === two.id && sameAs.lesionId === one.id) ||
        (photo === 0 && lesion.id === one.id && sameAs.lesionId === two.id),
    );
    return [{ unit, hit }];
  });
  return { joined, common };
}

/** The detection of each composed lesion that was found: the most confident whose centre lies in its box. */
function foundIn(view: PairView, { lesions }: LesionPhoto): Map<number, Lesion> {
  const open = lesions.toSorted((a, b) => b.confidence - a.confidence);
  return new Map(
    boxesOf(view).flatMap(({ lesion, box }) => {
      const own = open.find((found) => containsPoint(box, centreOf(found.box)));
      return own ? [[lesion, own] as const] : [];
    }),
  );
}
