/**
 * The scale card supplied with the kiosk: one ArUco marker (Garrido-Jurado et al. 2014) on white paper. It is printed
 * for the purpose and never a bank or identity card, so that nobody holds theirs into the picture.
 */

/** Side of the black square, in mm. */
export const markerMm = 40;
/** White border up to the cut edge, in mm: more than the one cell that the marker needs. */
export const marginMm = 8;
/** Cells along a side: six of code within a black border. */
export const cellsAcross = 8;

/** The first code of ARUCO_MIP_36h12. Its codes differ from each other in at least 12 bits, however they are turned. */
export const code = 0xd2b63a09d;
const codeBits = 36;

/** Whether each cell is white, row by row from the top, the black border included. */
export function markerCells(): boolean[][] {
  const bits = code.toString(2).padStart(codeBits, '0');
  const across = cellsAcross - 2;
  const inside = (at: number) => at > 0 && at <= across;
  const steps = Array.from({ length: cellsAcross }, (_, at) => at);
  return steps.map((row) =>
    steps.map((column) => inside(row) && inside(column) && bits[(row - 1) * across + column - 1] === '1'),
  );
}
