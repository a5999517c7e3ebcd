/** Draws the house as SVG. A line that passes a floor has a gap of its own there, so that it crosses no room. */
import { directImports, floorsOf, type House, purposes } from './house.ts';

/** Pixels. */
const [boxWidth, boxHeight, gapX, gapY, margin] = [176, 46, 18, 44, 16];

interface Place {
  /** Middle of the room or gap. */
  readonly x: number;
  /** Top of the floor. */
  readonly y: number;
}

/** A room, or a gap that a line between two rooms passes through. */
interface Slot {
  readonly name: string;
  readonly width: number;
  /** Names of the slots on lower floors that its lines lead to. */
  readonly below: readonly string[];
}

const gap = (from: string, to: string, floor: number) => `${from} → ${to} at ${floor}`;

/** The stops of a line: a room, the gaps on the floors between, and a room on a lower or the same floor. */
function stopsOf(levels: ReadonlyMap<string, number>, from: string, to: string): string[] {
  const [top, bottom] = [levels.get(from) ?? 0, levels.get(to) ?? 0];
  const between = Array.from({ length: Math.max(0, top - bottom - 1) }, (_, i) => gap(from, to, top - 1 - i));
  return [from, ...between, to];
}

export function drawHouse(house: House): string {
  const floors = floorsOf(house);
  const levels = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor])));
  const lines = house.rooms.flatMap((from) =>
    directImports(house, from).map((to) => stopsOf(levels, from, to)),
  );
  const after = (name: string) =>
    lines.flatMap((stops) => (stops.includes(name) ? (stops[stops.indexOf(name) + 1] ?? []) : []));
  const slots = floors.map((rooms, floor): Slot[] => [
    ...rooms.map((name) => ({ name, width: boxWidth, below: after(name) })),
    ...lines
      .flatMap((stops) => stops.slice(1, -1))
      .filter((name) => name.endsWith(` at ${floor}`))
      .map((name) => ({ name, width: gapX, below: after(name) })),
  ]);
  const { places, width, height } = placed(slots);
  const place = (name: string): Place => {
    const found = places.get(name);
    if (found === undefined) throw new Error(`${name} has no place`);
    return found;
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" role="img">`,
    '<title>The rooms of the house: each imports from rooms below it</title>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...lines.map((stops) => line(stops.map(place))),
    ...house.rooms.map((room) => box(room, place(room))),
    '</svg>\n',
  ].join('\n');
}

/** Puts the floors above each other, and each slot near the middle of those that it leads to. */
function placed(floors: readonly (readonly Slot[])[]) {
  const widthOf = (slots: readonly Slot[]) => slots.reduce((sum, slot) => sum + slot.width + gapX, -gapX);
  const width = Math.max(...floors.map(widthOf)) + 2 * margin;
  const height = floors.length * (boxHeight + gapY) - gapY + 2 * margin;
  const places = new Map<string, Place>();
  const middle = ({ below }: Slot) => {
    const xs = below.flatMap((name) => places.get(name)?.x ?? []);
    return xs.length === 0 ? width / 2 : xs.reduce((sum, x) => sum + x, 0) / xs.length;
  };
  for (const [floor, slots] of floors.entries()) {
    const y = height - margin - boxHeight - floor * (boxHeight + gapY);
    let left = (width - widthOf(slots)) / 2;
    for (const slot of slots.toSorted((a, b) => middle(a) - middle(b))) {
      places.set(slot.name, { x: left + slot.width / 2, y });
      left += slot.width + gapX;
    }
  }
  return { places, width, height };
}

function line([start, ...others]: readonly Place[]): string {
  if (start === undefined) return '';
  let path = `M${start.x},${start.y + boxHeight}`;
  let from = start;
  for (const to of others) {
    const [top, bottom] = [from.y + boxHeight, to.y];
    // Two rooms on one floor are joined below their boxes.
    const [bend, end, pull] =
      bottom > top ? [top + gapY / 2, bottom, bottom - gapY / 2] : [top + gapY / 2, top, top + gapY / 2];
    path += ` C${from.x},${bend} ${to.x},${pull} ${to.x},${end}`;
    if (to !== others.at(-1)) path += ` V${to.y + boxHeight}`;
    from = to;
  }
  return `<path d="${path}" fill="none" stroke="#7d8f96" stroke-width="1.2"/>`;
}

function box(room: string, { x, y }: Place): string {
  const text = (dy: number, size: number, words: string, weight: string) =>
    `<text x="${x}" y="${y + dy}" font-size="${size}" font-weight="${weight}" text-anchor="middle" fill="#13242a">${words}</text>`;
  const fill = room.startsWith('src/') ? '#deecec' : '#f3ead9';
  return [
    `<rect x="${x - boxWidth / 2}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="7" fill="${fill}" stroke="#0a5a66"/>`,
    text(20, 14, room.replace(/^src\/(commands\/)?/, '').replace('*', 'src'), 'bold'),
    text(37, 11.5, purposes[room] ?? '', 'normal'),
  ].join('');
}
