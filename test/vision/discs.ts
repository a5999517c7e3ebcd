import type { Frame } from '../../src/screening/space/frame.ts';
import type { AnalysisEvent } from '../../src/vision/analyze.ts';

/** Light ground with dark discs: [centre x, centre y, diameter]. */
export function discs(
  width: number,
  height: number,
  all: readonly (readonly [number, number, number])[],
): Frame {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i += 3) data.set([210, 170, 150], i);
  for (const [cx, cy, diameter] of all) {
    const r = diameter / 2;
    for (let y = Math.ceil(cy - r); y < cy + r; y++) {
      for (let x = Math.ceil(cx - r); x < cx + r; x++) {
        if (x >= 0 && y >= 0 && x < width && y < height && (x - cx) ** 2 + (y - cy) ** 2 < r * r) {
          data.set([70, 45, 35], (y * width + x) * 3);
        }
      }
    }
  }
  return { width, height, data };
}

export async function all(events: AsyncGenerator<AnalysisEvent>): Promise<AnalysisEvent[]> {
  const list: AnalysisEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

export const lesionsOf = (events: readonly AnalysisEvent[]) => {
  const last = events.at(-1);
  return last?.type === 'analysed' ? last.lesions : [];
};
