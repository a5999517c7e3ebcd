import aruco from 'js-aruco2';
import type { Frame } from '../../screening/space/frame.ts';
import type { Quad } from '../../screening/space/homography.ts';
import { cellsAcross, code } from './card.ts';

/** The library looks only for our one code. */
const dictionary = 'spl-kiosk';
aruco.AR.DICTIONARIES[dictionary] = { nBits: (cellsAcross - 2) ** 2, tau: 12, codeList: [code] };

/** Wrong bits allowed out of 36. By chance one in 250,000 black-rimmed squares fits as well in one of four turns. */
const mostWrongBits = 4;

/** Longer sides in pixels of the small pictures that are searched; the second is for blurred or noisy photos. */
const searched = [800, 400];

/**
 * Looks for the card's marker on small grey copies of a photo.
 * @returns its corners to within a few pixels, in pixels of the photo; those of the largest if there are several
 */
export function findMarker(frame: Frame): Quad | undefined {
  for (const longest of searched) {
    const found = findOn(frame, Math.max(1, Math.round(Math.max(frame.width, frame.height) / longest)));
    if (found) return found;
  }
  return undefined;
}

function findOn(frame: Frame, factor: number): Quad | undefined {
  const { width, height, data } = shrunkGrey(frame, factor);
  const detector = new aruco.AR.Detector({
    dictionaryName: dictionary,
    maxHammingDistance: mostWrongBits + 1,
  });
  // The library's own buffers are lists that grow number by number, which is three times slower.
  detector.grey.data = new Uint8Array(width * height);
  detector.thres.data = new Uint8Array(width * height);
  detector.binary = new Int32Array((width + 2) * (height + 2));
  const quads = detector.detectImage(width, height, data).flatMap(({ corners }): Quad[] => {
    // A small pixel is the centre of a square of factor × factor pixels.
    const [p0, p1, p2, p3] = corners.map(({ x, y }) => ({ x: (x + 0.5) * factor, y: (y + 0.5) * factor }));
    return p0 && p1 && p2 && p3 ? [[p0, p1, p2, p3]] : [];
  });
  return quads.sort((one, other) => areaOf(other) - areaOf(one))[0];
}

function areaOf(quad: Quad): number {
  const twice = quad.reduce((sum, { x, y }, i) => {
    const next = quad[(i + 1) % 4] ?? quad[0];
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Green as grey RGBA. Each pixel is the mean of up to 2 × 2 samples, which is fast and enough to find a square. */
function shrunkGrey({ width, height, data }: Frame, factor: number) {
  const across = Math.floor(width / factor);
  const down = Math.floor(height / factor);
  const grey = new Uint8Array(across * down * 4);
  const step = 3 * (factor >> 1);
  const row = width * 3;
  const below = row * (factor >> 1);
  for (let y = 0; y < down; y++) {
    let from = y * factor * row + 1;
    let to = y * across * 4;
    for (let x = 0; x < across; x++, from += factor * 3, to += 4) {
      const sum =
        (data[from] ?? 0) +
        (data[from + step] ?? 0) +
        (data[from + below] ?? 0) +
        (data[from + below + step] ?? 0);
      grey[to] = grey[to + 1] = grey[to + 2] = sum >> 2;
    }
  }
  return { width: across, height: down, data: grey };
}
