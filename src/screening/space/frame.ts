/** A decoded, upright wide-field photo: interleaved 8-bit sRGB, row by row. It holds nothing about the person. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** width × height × 3 bytes, RGB. */
  readonly data: Uint8Array;
}
