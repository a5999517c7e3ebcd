/** Runs `analyze` and reads what it writes. */
import sharp from 'sharp';
import { z } from 'zod';
import { triageLevels } from '../../../src/screening/judgement/triage.ts';
import { levels } from '../../../src/screening/lesion/lesion.ts';
import { moveReasons } from '../../../src/screening/lesion/person-rule.ts';
import { runMain } from '../machines/run-main.ts';

const share = z.number().min(0).max(1);
export const document = z.object({
  models: z
    .array(
      z.object({
        name: z.string(),
        version: z.string(),
        sha256: z.string().length(64),
        provider: z.string(),
      }),
    )
    .length(3),
  photos: z.array(
    z.object({
      file: z.string(),
      width: z.int(),
      height: z.int(),
      quality: z.object({ usable: z.boolean(), faults: z.array(z.string()) }),
      lesions: z.array(
        z.object({
          id: z.string(),
          box: z.object({
            x: z.number(),
            y: z.number(),
            width: z.number().positive(),
            height: z.number().positive(),
          }),
          confidence: share,
          probabilities: z.strictObject({
            background: share,
            skinEdge: share,
            skin: share,
            nsplA: share,
            nsplB: share,
            spl: share,
          }),
          splScore: share,
          level: z.enum(levels),
          moved: z.enum(moveReasons).nullable(),
          doubts: z.array(z.enum(['no-detail', 'unfamiliar'])),
          oddness: share.nullable(),
          oddnessRank: z.int().positive().nullable(),
          size: z.null(),
          sameAs: z.object({ photo: z.int(), lesion: z.string() }).nullable(),
        }),
      ),
      scale: z.null(),
      scaleFault: z.null(),
      dismissed: z.array(z.object({ id: z.string(), confidence: share, splScore: share })),
      timingsMs: z.object({
        decode: z.number(),
        detect: z.number(),
        classify: z.number(),
        crops: z.number(),
        quality: z.number(),
        firstLesion: z.number().nullable(),
        total: z.number(),
      }),
    }),
  ),
  failures: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
  triage: z.object({ level: z.enum(triageLevels), reasons: z.array(z.string()).min(1) }),
});

export async function analyze(...args: string[]) {
  const { status, stdout, stderr } = await runMain(['analyze', '--json', ...args]);
  return { status, stderr, report: document.parse(JSON.parse(stdout)) };
}

/** Largest spread between the channels in the photo's part of a map; the photo itself is paled to under 60. */
export async function colourfulness(path: string): Promise<number> {
  const { height } = await sharp(path).metadata();
  const { data } = await sharp(path)
    .extract({ left: 0, top: 0, width: 1600, height: height - 96 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  let most = 0;
  for (let i = 0; i < data.length; i += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
    most = Math.max(most, Math.max(red, green, blue) - Math.min(red, green, blue));
  }
  return most;
}

/** Two detections are the same spot if their centres are closer than half the diameter. */
export const near = (a: { x: number; y: number; width: number; height: number }, b: typeof a) =>
  Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2) <
  Math.max(a.width, a.height) / 2;

/** What the compositor wrote beside its scene. */
export const composed = z.object({
  boxes: z.array(
    z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), counts: z.boolean() }),
  ),
});
