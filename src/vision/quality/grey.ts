/** A square of grey levels, side × side, row by row. */
export interface Grey {
  readonly side: number;
  readonly data: Float32Array;
}
