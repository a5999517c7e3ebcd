/** `npm run draw-papers`: draws the pictures that the papers of each language are compared with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pairs, paperSheet, referredSheet, sheetFile } from '../fakes/parts/paper-sheet.ts';
import { root } from '../import-graph.ts';
import { noArguments } from '../measure/measure-arguments.ts';

await noArguments(`Usage: npm run draw-papers

Writes test/fixtures/slip/sheets: all papers of a visit in each language, to be looked at by someone who reads it;
and deploy/pictures/papers.png: the letter and the slip that deploy/README shows.`);
mkdirSync(join(root, 'test/fixtures/slip/sheets'), { recursive: true });
for (const pair of pairs) {
  const path = sheetFile(pair);
  writeFileSync(join(root, path), (await paperSheet(pair)).picture);
  process.stdout.write(`Written: ${path}\n`);
}
const shown = 'deploy/pictures/papers.png';
writeFileSync(join(root, shown), await referredSheet());
process.stdout.write(`Written: ${shown}\n`);
