import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, type SourceFile } from '../import-graph.ts';
import { floorsOf, readHouse } from './house.ts';
import { drawHouse } from './house-picture.ts';

const file = (path: string, ...targets: readonly string[]): SourceFile => ({
  path,
  text: '',
  imports: targets.map((target) => ({ target, typeOnly: false })),
});

describe('the picture of the house', () => {
  it('shows the rooms as they are now; `npm run draw-house` draws it again', () => {
    expect(readFileSync(join(root, 'kiosk-ui/screenshots/house.svg'), 'utf8')).toBe(drawHouse(readHouse()));
  });

  it('has a room above all that it imports, and rooms that import each other on one floor', () => {
    const house = readHouse([
      file('src/kiosk.ts', 'src/server/a.ts'),
      file('src/server/a.ts', 'src/technician/b.ts', 'src/store/c.ts', 'src/kiosk.ts'),
      file('src/technician/b.ts', 'src/server/a.ts'),
      file('src/store/c.ts', 'zod'),
    ]);
    expect(floorsOf(house)).toEqual([['src/store'], ['src/server', 'src/technician'], ['src/*']]);
    const lines = drawHouse(house).match(/<path /g) ?? [];
    expect(lines).toHaveLength(4); // kiosk → server or technician, both ways between these, server → store
  });
});
