/** `npm run picture-of-the-house`: draws the rooms and their imports, as the sources are now, for the README. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../import-graph.ts';
import { drawHouse, readHouse } from './house.ts';

const path = 'kiosk-ui/screenshots/house.svg';
writeFileSync(join(root, path), drawHouse(readHouse()));
process.stdout.write(`Written: ${path}\n`);
