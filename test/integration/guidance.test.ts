/** The live picture and the photo are judged by the same measure, with the shipped models. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { degradations } from '../../models/evaluate/degrade.ts';
import { openModels } from '../../src/open/models.ts';
import { guide } from '../../src/screening/judgement/guidance.ts';
import type { QualityFault } from '../../src/screening/judgement/quality.ts';
import { loadSettings } from '../../src/settings.ts';
import { decodePhoto, pipelineOf } from '../../src/vision/pixels/decode.ts';

const back = await readFile(fileURLToPath(new URL('../../models/demo/composed-back.jpg', import.meta.url)));
const { width: stillWidth, height } = await sharp(back).metadata();

let models: Awaited<ReturnType<typeof openModels>>;
beforeAll(async () => {
  models = await openModels(loadSettings());
});
afterAll(() => models.close());

/** What the small live picture can't show. */
const hidden: readonly QualityFault[] = ['moving', 'blurred', 'hair', 'noisy'];

/** Shine as `npm run evaluate -- --quality` draws it, over a share of the photo. */
const shining = async (photo: Sharp, share: number): Promise<Sharp> => {
  const frame = await decodePhoto(await photo.jpeg().toBuffer(), 'the photo');
  return pipelineOf(await degradations.glare.apply(frame, share, 3));
};
/** The photo in the middle of a grey wall, at a part of its size. */
const within = (photo: Sharp, part: number) => {
  const [across, down] = [Math.round(stillWidth * part), Math.round(height * part)];
  const [left, top] = [Math.floor((stillWidth - across) / 2), Math.floor((height - down) / 2)];
  const rest = { left, top, right: stillWidth - across - left, bottom: height - down - top };
  return photo.resize(across, down).extend({ ...rest, background: '#8a9499' });
};

it.each<[string, readonly number[], (photo: Sharp, level: number) => Sharp | Promise<Sharp>]>([
  ['darker', [1, 0.3, 0.2, 0.1], (photo, level) => photo.linear(level, 0)],
  ['brighter', [0, 80, 120, 170], (photo, level) => photo.linear(1, level)],
  ['bluer', [1, 1.5, 2], (photo, level) => photo.linear([1 / level, 1, level], [0, 0, 0])],
  ['paler', [1, 0.2, 0], (photo, level) => photo.modulate({ saturation: level })],
  ['further away', [1, 0.6, 0.5, 0.35], within],
  ['shinier', [0, 0.12, 0.25, 0.4], shining],
])(
  'a photo that is made %s step by step is accepted wherever the live picture calls it good',
  async (_fault, levels, worse) => {
    const verdicts: { level: number; guidance: string; faults: readonly QualityFault[] }[] = [];
    for (const level of levels) {
      const jpeg = await (await worse(sharp(back), level)).jpeg({ quality: 92 }).toBuffer();
      const small = await sharp(jpeg).resize({ width: 1280 }).jpeg({ quality: 85 }).toBuffer();
      const live = await models.imaging.ask('look-at-live', {
        ...{ jpeg: small, isFirst: true, skinArea: undefined, stillWidth },
      });
      const { faults } = await models.imaging.ask('check-photo', {
        ...{ photoId: `${level}`, jpeg, kind: 'wide-field' as const, skinArea: undefined },
      });
      verdicts.push({ level, guidance: guide(live, false), faults });
    }
    const seen = (faults: readonly QualityFault[]) => faults.filter((fault) => !hidden.includes(fault));
    const first = verdicts[0];
    expect(first).toMatchObject({ guidance: 'ready', faults: [] });
    for (const { level, guidance, faults } of verdicts)
      if (guidance === 'ready') expect(seen(faults), `${level}`).toEqual([]);
    // The steps go far enough for both to refuse.
    const last = verdicts.at(-1);
    expect(seen(last?.faults ?? [])).not.toEqual([]);
    expect(last?.guidance).not.toBe('ready');
  },
);
