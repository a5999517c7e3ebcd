/** The rooms of the house, their imports, and the floors that follow: importers stand above what they import. */
import { type SourceFile, sourceFiles } from '../import-graph.ts';

export interface House {
  readonly rooms: readonly string[];
  /** Rooms that a room imports from, types included. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Every room with its purpose. */
export const purposes: Readonly<Record<string, string>> = {
  'src/*': 'main, kiosk, settings, errors',
  'src/analyze': 'photos on the command line',
  'src/commands': 'start, export, scale-card',
  'src/commands/command-line': 'arguments and output',
  'src/contract': 'messages to the pages',
  'src/devices': 'camera, printer, system',
  'src/explain': 'maps over the photos',
  'src/fhir': 'bundle and outbox',
  'src/imaging': 'a visit’s pictures, in a child',
  'src/inference': 'runs the models',
  'src/open': 'opens models, store, camera',
  'src/privileged': 'as root, with others’ files',
  'src/screening': 'the rules; pure',
  'src/server': 'HTTP, sockets, visits',
  'src/settings': 'variables, time zone',
  'src/slip': 'papers; pure',
  'src/store': 'records, keys, audit trail',
  'src/technician': 'checks, doctor, provision',
  'src/vision': 'meaning of the models',
  'kiosk-ui': 'the three pages',
  'kiosk-ui/strings': 'every sentence',
  'models/evaluate': 'measures the models',
  deploy: 'installer, package, speech',
};

/**
 * The room of a file: the longest of the names above that fits.
 * @throws Error if the file lies in a folder without a purpose
 */
function roomOf(path: string): string {
  const [room] = Object.keys(purposes)
    .filter((name) => path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length);
  if (room !== undefined) return room;
  if (/^src\/[^/]+$/.test(path)) return 'src/*';
  throw new Error(`Give the folder of ${path} a purpose in test/documents/house.ts.`);
}

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

export const importsOf = ({ imports }: House, room: string): string[] => [...(imports.get(room) ?? [])];

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
export function directImports(house: House, room: string): string[] {
  const direct = importsOf(house, room);
  return direct.filter(
    (target) =>
      !direct.some(
        (via) =>
          via !== target &&
          // Of rooms that import each other, each keeps its own lines.
          !reach(house, target).has(via) &&
          !reach(house, via).has(room) &&
          reach(house, via).has(target),
      ),
  );
}
