/** `npm run draw-house`: draws the rooms and their imports, as the sources are now, for the README. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../import-graph.ts';
import { noArguments } from '../measure/measure-arguments.ts';
import { readHouse } from './house.ts';
import { drawHouse } from './house-picture.ts';

await noArguments(`Usage: npm run draw-house

Writes kiosk-ui/screenshots/house.svg from the imports of the sources.`);
const path = 'kiosk-ui/screenshots/house.svg';
writeFileSync(join(root, path), drawHouse(readHouse()));
process.stdout.write(`Written: ${path}\n`);
