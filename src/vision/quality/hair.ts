import type { Grey } from './grey.ts';

/** Grey levels by which a thin line must be darker than the skin on both sides. */
const depth = 14;
/** Half the width in pixels, at half the photo's scale, up to which a dark line counts as thin. */
const reach = 2;
/** Least length of a hair, in pixels: small naevi, pores and noise are shorter. */
const leastLength = 28;
/** Share of its bounding square that a line may fill: naevi that touch each other fill more. */
const mostFilled = 0.25;

/**
 * Share of the pixels under thin, long, dark lines.
 * @param grey skin at half the photo's scale
 */
export function hairShare(grey: Grey): number {
  const closed = spread(spread(grey, 1), -1);
  // Black top-hat: pixels that a closing by a small square makes much brighter are thin and dark.
  const thin = new Uint8Array(grey.data.length);
  for (let i = 0; i < thin.length; i++) thin[i] = (closed.data[i] ?? 0) - (grey.data[i] ?? 0) > depth ? 1 : 0;
  let hair = 0;
  for (let start = 0; start < thin.length; start++) {
    if (thin[start] === 0) continue;
    const { pixels, length } = takePiece(thin, grey.side, start);
    if (length >= leastLength && pixels / length ** 2 < mostFilled) hair += pixels;
  }
  return hair / thin.length;
}

/**
 * Removes the pixels connected to this one from the mask.
 * @returns their number and the diagonal of their box
 */
function takePiece(mask: Uint8Array, side: number, start: number): { pixels: number; length: number } {
  const open = [start];
  mask[start] = 0;
  const box = { left: side, right: 0, top: side, bottom: 0 };
  let pixels = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % side, Math.floor(at / side)];
    pixels++;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    for (let down = Math.max(0, y - 1); down <= Math.min(side - 1, y + 1); down++) {
      for (let across = Math.max(0, x - 1); across <= Math.min(side - 1, x + 1); across++) {
        const next = down * side + across;
        if (mask[next] !== 1) continue;
        mask[next] = 0;
        open.push(next);
      }
    }
  }
  return { pixels, length: Math.hypot(box.right - box.left + 1, box.bottom - box.top + 1) };
}

/** The largest value (sign 1) or the smallest (−1) within `reach` pixels of each: rows first, then columns. */
const spread = (grey: Grey, sign: 1 | -1): Grey =>
  spreadAlong(spreadAlong(grey, 1, grey.side, sign), grey.side, 1, sign);

/**
 * @param step from one pixel of a line to the next,
 * @param across from one line to the next: plain loops, for speed
 */
function spreadAlong({ side, data: from }: Grey, step: number, across: number, sign: 1 | -1): Grey {
  const data = new Float32Array(from.length);
  for (let line = 0; line < side; line++) {
    for (let place = 0; place < side; place++) {
      const first = line * across + Math.max(0, place - reach) * step;
      const last = line * across + Math.min(side - 1, place + reach) * step;
      let most = sign * (from[first] ?? 0);
      for (let at = first + step; at <= last; at += step) {
        const value = sign * (from[at] ?? 0);
        if (value > most) most = value;
      }
      data[line * across + place * step] = sign * most;
    }
  }
  return { side, data };
}
