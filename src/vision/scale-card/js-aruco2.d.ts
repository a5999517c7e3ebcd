/** Types for the parts of the npm package that src/vision/scale-card uses; the package has none. */

declare module 'js-aruco2' {
  interface Dictionary {
    readonly nBits: number;
    /** Least number of bits in which two codes differ. */
    readonly tau: number;
    readonly codeList: readonly number[];
  }

  interface Marker {
    readonly id: number;
    /** Clockwise from the top left of the marker as printed. */
    readonly corners: readonly { readonly x: number; readonly y: number }[];
    readonly hammingDistance: number;
  }

  class Detector {
    constructor(options: { dictionaryName: string; maxHammingDistance?: number });
    /** Working memory: grey picture, its thresholded copy, and that with a border of one pixel. */
    grey: { data: Uint8Array };
    thres: { data: Uint8Array };
    binary: Int32Array;
    /** @param data width × height × 4 bytes, RGBA */
    detectImage(width: number, height: number, data: Uint8Array): Marker[];
  }

  const aruco: { AR: { DICTIONARIES: Record<string, Dictionary>; Detector: typeof Detector } };
  export default aruco;
}
