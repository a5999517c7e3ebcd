/**
 * `npm run measure-decoding -- FOLDER…`: decodes every picture in these folders as the kiosk does and again with Pillow,
 * and prints how many both decode alike. Needs a python3 with Pillow on the PATH.
 *
 * Good pictures for it are those of Pillow's own tests (Tests/images in the source package:
 * `pip download --no-deps --no-binary :all: pillow`).
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../../src/errors.ts';
import { decodePhoto } from '../../src/vision/pixels/decode.ts';
import { measureArguments } from './measure-arguments.ts';

const answerSchema = z.union([
  z.object({ width: z.int(), height: z.int(), pixels: z.string() }),
  z.object({ why: z.string() }),
]);
type Answer = z.infer<typeof answerSchema>;

/** Decoders round, and blur the colours of a JPEG, in their own ways. Pixels up to this far apart count as alike. */
const sameMean = 2;
const sameLevel = 24;
const mostBeyond = 0.005;

const { folders } = await measureArguments({
  usage: `Usage: npm run measure-decoding -- FOLDER…

  FOLDER  pictures to decode, also in its subfolders

Prints how many pictures the kiosk and Pillow decode alike. Needs a python3 with Pillow on the PATH.`,
  options: {},
  positionals: true,
  read: (_, folders) => {
    if (folders.length === 0) throw new Error('Name a FOLDER.');
    return { folders };
  },
});
const files = folders.flatMap((folder) => globSync(join(folder, '**/*.*'))).sort();
const scratch = mkdtempSync(join(tmpdir(), 'measure-decoding-'));
const results = new Map<string, string[]>();
const note = (verdict: string, file: string) => results.set(verdict, [...(results.get(verdict) ?? []), file]);

try {
  const answers = reference();
  for (const [i, file] of files.entries()) note(...(await compare(file, answers[i] ?? { why: 'no answer' })));
} finally {
  rmSync(scratch, { recursive: true });
}
for (const [verdict, found] of [...results].sort()) {
  const shown = found.map((file) => file.split('/').slice(-1)[0]);
  process.stdout.write(`${found.length}  ${verdict}\n`);
  if (!verdict.startsWith('same')) process.stdout.write(`    ${shown.join(', ')}\n`);
}

/** Pillow's answer for each picture. One that crashes Pillow gets none, and Pillow continues with the next. */
function reference(): Answer[] {
  const script = join(import.meta.dirname, 'decoding-reference.py');
  const answers: Answer[] = [];
  while (answers.length < files.length) {
    const { stdout, status } = spawnSync('python3', [script, scratch, String(answers.length)], {
      input: files.slice(answers.length).join('\n'),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 1e9,
    });
    const lines = stdout.split('\n').filter((line) => line !== '');
    answers.push(...lines.map((line) => answerSchema.parse(JSON.parse(line))));
    if (status !== 0) answers.push({ why: `it ended with ${status}` });
    if (status !== 0 && lines.length === 0 && answers.length === 1)
      throw new Error('There is no python3 with Pillow.');
  }
  return answers;
}

async function compare(file: string, other: Answer): Promise<[verdict: string, file: string]> {
  try {
    const { width, height, data } = await decodePhoto(readFileSync(file), 'It', 1);
    if ('why' in other) return [`decoded here alone (Pillow: ${other.why.slice(0, 60)})`, file];
    if (width !== other.width || height !== other.height)
      return ['another size', `${file} ${width}x${height}, ${other.width}x${other.height}`];
    const { mean, beyond } = difference(data, readFileSync(other.pixels));
    if (mean <= sameMean && beyond <= mostBeyond) return ['same pixels', file];
    return ['other pixels', `${file} (mean ${mean.toFixed(1)}, ${(100 * beyond).toFixed(1)} % beyond)`];
  } catch (error) {
    const what = error instanceof KioskError ? `${error.code}: ${error.message}` : `CRASH ${error}`;
    return [`refused ${'why' in other ? 'by both' : 'here alone'}: ${what}`, file];
  }
}

function difference(a: Uint8Array, b: Uint8Array): { mean: number; beyond: number } {
  let sum = 0;
  let beyond = 0;
  for (let i = 0; i < a.length; i++) {
    const apart = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    sum += apart;
    if (apart > sameLevel) beyond++;
  }
  return { mean: sum / a.length, beyond: beyond / a.length };
}
