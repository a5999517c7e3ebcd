/** Entry of the process that prepares a photo for the bench; it answers one message, and ends with the channel. */
import { readFile } from 'node:fs/promises';
import { decodePhoto } from '../../vision/pixels/decode.ts';
import { composePhoto } from './compose-photo.ts';
import { type Prepared, type Wanted, wantedSchema } from './prepare.ts';
import { cpuSince } from './run-photo.ts';
import { spreadOf } from './spread.ts';

process.once('message', (message) => {
  void prepare(wantedSchema.parse(message)).then((prepared) => process.send?.(prepared));
});

async function prepare(wanted: Wanted): Promise<Prepared> {
  const jpeg =
    'path' in wanted ? await readFile(wanted.path) : await composePhoto(wanted.lesions, wanted.megapixels);
  return { jpeg: new Uint8Array(jpeg), decodeCpuMs: await decodingCpuMs(jpeg) };
}

/** Median processor time in ms: nothing else works in this process meanwhile. */
async function decodingCpuMs(jpeg: Uint8Array): Promise<number> {
  const times: number[] = [];
  while (times.length < 3) {
    const before = process.cpuUsage();
    await decodePhoto(jpeg, 'The photo');
    times.push(cpuSince(before));
  }
  return spreadOf(times).median;
}
