import { describe, expect, it } from 'vitest';
import { cropAround, cropsAround } from '../../../src/vision/pixels/crop.ts';

const frame = {
  width: 60,
  height: 40,
  data: Uint8Array.from({ length: 60 * 40 * 3 }, (_, i) => (i * 7) % 251),
};
const boxes = [8, 20, 30].map((x) => ({ x, y: x / 2, width: 12, height: 10 }));

describe('the crops around many lesions', () => {
  it('are those around each', async () => {
    const crops = await cropsAround(frame, boxes, 24);
    expect(crops).toEqual(boxes.map((box) => cropAround(frame, box, 24)));
  });

  it('let the process do its other work between two of them', async () => {
    let cut = false;
    const crops = cropsAround(frame, boxes, 24).then(() => {
      cut = true;
    });
    const before = await new Promise<boolean>((resolve) => setImmediate(() => resolve(cut)));
    await crops;
    expect(before).toBe(false);
  });
});
