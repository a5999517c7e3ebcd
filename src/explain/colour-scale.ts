/** Red, green, blue, 0..255. */
export type Colour = readonly [number, number, number];

/** Colours at equal steps from 0 to 1. */
export type ColourScale = readonly Colour[];

/**
 * Both scales grow evenly in lightness, so that they can be read with every kind of colour vision and in grey (viridis
 * and inferno of matplotlib, van der Walt and Smith 2015, CC0; every eighth of their 256 colours).
 */
export const viridis: ColourScale = hexColours(
  '440154 472d7b 3b528b 2c728e 21918c 28ae80 5ec962 addc30 fde725',
);
export const inferno: ColourScale = hexColours(
  '000004 210c4a 57106e 8a226a bc3754 e45a31 f98e09 f9cb35 fcffa4',
);

/** @param value 0..1; values outside get the colour of the nearer end */
export function colourAt(scale: ColourScale, value: number): Colour {
  const place = Math.min(Math.max(value, 0), 1) * (scale.length - 1);
  const below = Math.min(Math.floor(place), scale.length - 2);
  const share = place - below;
  const mix = (channel: 0 | 1 | 2) =>
    Math.round((scale[below]?.[channel] ?? 0) * (1 - share) + (scale[below + 1]?.[channel] ?? 0) * share);
  return [mix(0), mix(1), mix(2)];
}

function hexColours(list: string): ColourScale {
  return list.split(' ').map((hex) => {
    const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
    return [channel(0), channel(2), channel(4)];
  });
}
