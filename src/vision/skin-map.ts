import type { Outputs } from '../inference/port.ts';
import type { Frame } from '../screening/frame.ts';
import type { DetectorContract } from './manifest.ts';
import { expectOutput } from './outputs.ts';
import type { Tile } from './tiles.ts';

/** Skin probability on a grid over the photo: `cells[row * columns + column]`, each 0..1. */
export interface SkinMap {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Float32Array;
}

/** Gathers the skin cells of the tiles of one scale into one map over the photo, without the padding. */
export function newSkinMap(frame: Frame, contract: DetectorContract, size: number) {
  const cellsPerTile = contract.outputs.skin.shape[1] ?? 1;
  const cell = size / cellsPerTile;
  const columns = Math.ceil(frame.width / cell);
  const rows = Math.ceil(frame.height / cell);
  const map: SkinMap = { columns, rows, cells: new Float32Array(columns * rows) };
  const add = (index: number, tile: Tile, outputs: Outputs) => {
    const { data } = expectOutput(
      outputs,
      contract.outputs.skin,
      outputs[contract.outputs.skin.name]?.dims[0] ?? 0,
    );
    const firstColumn = Math.round(tile.x / cell);
    const firstRow = Math.round(tile.y / cell);
    for (let row = 0; row < cellsPerTile && firstRow + row < rows; row++) {
      const start = (index * cellsPerTile + row) * cellsPerTile;
      const count = Math.min(cellsPerTile, columns - firstColumn);
      map.cells.set(data.subarray(start, start + count), (firstRow + row) * columns + firstColumn);
    }
  };
  return { map, add };
}

/** Share of the photo that is more likely skin than not, 0..1. */
export const skinShareOf = ({ cells }: SkinMap): number =>
  cells.filter((cell) => cell >= 0.5).length / Math.max(1, cells.length);
