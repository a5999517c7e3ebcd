/** The rooms of the house and who imports whom, drawn as SVG: importers stand above what they import. */
import { type SourceFile, sourceFiles } from '../import-graph.ts';

export interface House {
  readonly rooms: readonly string[];
  /** Rooms that a room imports from, types included. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
}

const purposes: Readonly<Record<string, string>> = {
  'src/*': 'main, kiosk, settings, errors',
  'src/analyze': 'photos on the command line',
  'src/commands': 'start, export, scale-card',
  'src/contract': 'what daemon and pages say',
  'src/devices': 'camera, printer, system',
  'src/explain': 'maps over the photos',
  'src/fhir': 'bundle and outbox',
  'src/inference': 'how a graph runs',
  'src/open': 'opens what others use',
  'src/screening': 'the rules; pure',
  'src/server': 'what the pages talk to',
  'src/slip': 'papers; pure',
  'src/store': 'records, keys, audit trail',
  'src/technician': 'checks, doctor, provision',
  'src/vision': 'what a model means',
  'kiosk-ui': 'the three pages',
  'kiosk-ui/strings': 'every sentence',
  'models/evaluate': 'measures the models',
  deploy: 'installer and package',
};

/** The room of a file: the longest of the names above that fits. */
const roomOf = (path: string): string =>
  Object.keys(purposes)
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0] ?? 'src/*';

/** Reads the house from the sources; the loose files of src, which everybody may use, count only as importers. */
export function readHouse(
  files: readonly SourceFile[] = ['src', 'kiosk-ui', 'models', 'deploy'].flatMap(sourceFiles),
): House {
  const rooms = [...new Set(files.map(({ path }) => roomOf(path)))].sort();
  const imports = new Map(rooms.map((room) => [room, new Set<string>()]));
  const ours = new Set(files.map(({ path }) => path));
  for (const { path, imports: all } of files) {
    for (const { target } of all.filter((one) => ours.has(one.target))) {
      const [from, to] = [roomOf(path), roomOf(target)];
      if (from !== to && to !== 'src/*') imports.get(from)?.add(to);
    }
  }
  return { rooms, imports };
}

const importsOf = ({ imports }: House, room: string): string[] => [...(imports.get(room) ?? [])];

/** Every room that a room reaches over any number of imports. */
function reach(house: House, room: string, seen = new Set<string>()): Set<string> {
  for (const next of importsOf(house, room)) {
    if (seen.has(next)) continue;
    seen.add(next);
    reach(house, next, seen);
  }
  return seen;
}

/** The floors from the ground up. Rooms that import each other share one; a room stands above all that it imports. */
export function floorsOf(house: House): string[][] {
  const reached = new Map(house.rooms.map((room) => [room, reach(house, room)]));
  const below = (room: string) =>
    [...(reached.get(room) ?? [])].filter((other) => other !== room && !reached.get(other)?.has(room));
  const floor = (room: string): number => Math.max(0, ...below(room).map((other) => 1 + floor(other)));
  const floors: string[][] = [];
  for (const room of house.rooms) {
    const at = floor(room);
    floors[at] = [...(floors[at] ?? []), room];
  }
  return floors;
}

/** Imports without those that follow from others, so that few lines remain. */
function directImports(house: House, room: string): string[] {
  const direct = importsOf(house, room);
  return direct.filter(
    (target) =>
      !direct.some(
        (via) => via !== target && !reach(house, target).has(via) && reach(house, via).has(target),
      ),
  );
}

const [boxWidth, boxHeight, gapX, gapY, margin] = [176, 46, 18, 44, 16];

export function drawHouse(house: House): string {
  const floors = floorsOf(house);
  const width = Math.max(...floors.map(({ length }) => length)) * (boxWidth + gapX) - gapX + 2 * margin;
  const height = floors.length * (boxHeight + gapY) - gapY + 2 * margin;
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  floors.forEach((rooms, level) => {
    const y = height - margin - boxHeight - level * (boxHeight + gapY);
    const left = (width - rooms.length * (boxWidth + gapX) + gapX) / 2;
    // Each room stands near the middle of those it imports, so that lines cross less.
    const middle = (room: string) => {
      const below = importsOf(house, room).flatMap((other) => places.get(other)?.x ?? []);
      return below.length === 0 ? width / 2 : below.reduce((sum, x) => sum + x, 0) / below.length;
    };
    const order = rooms.toSorted((a, b) => middle(a) - middle(b));
    for (const [i, room] of order.entries())
      places.set(room, { x: left + i * (boxWidth + gapX) + boxWidth / 2, y });
  });
  const lines = house.rooms.flatMap((room) =>
    directImports(house, room).map((target) => line(places, room, target)),
  );
  const boxes = [...places].map(([room, place]) => box(room, place));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" role="img">`,
    '<title>The rooms of the house: each imports from rooms below it</title>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...lines,
    ...boxes,
    '</svg>\n',
  ].join('\n');
}

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

function line(places: Places, from: string, to: string): string {
  const [a, b] = [places.get(from), places.get(to)];
  if (a === undefined || b === undefined) throw new Error(`${from} or ${to} has no place`);
  const [top, bottom] = [a.y + boxHeight, b.y];
  // Rooms on one floor are joined below their boxes.
  const bend = bottom > top ? (bottom - top) / 2 : gapY / 2;
  const end = bottom > top ? bottom : b.y + boxHeight;
  const path = `M${a.x},${top} C${a.x},${top + bend} ${b.x},${bottom > top ? bottom - bend : end + bend} ${b.x},${end}`;
  return `<path d="${path}" fill="none" stroke="#7d8f96" stroke-width="1.2"/>`;
}

function box(room: string, { x, y }: { readonly x: number; readonly y: number }): string {
  const text = (dy: number, size: number, words: string, weight: string) =>
    `<text x="${x}" y="${y + dy}" font-size="${size}" font-weight="${weight}" text-anchor="middle" fill="#13242a">${words}</text>`;
  const fill = room.startsWith('src/') ? '#deecec' : '#f3ead9';
  return [
    `<rect x="${x - boxWidth / 2}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="7" fill="${fill}" stroke="#0a5a66"/>`,
    text(20, 14, room.replace(/^src\//, '').replace('*', 'src'), 'bold'),
    text(37, 11.5, purposes[room] ?? '', 'normal'),
  ].join('');
}
