import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Traces } from '../fakes/records/traces.ts';

const photo = fileURLToPath(new URL('../../models/demo/M5C.jpg', import.meta.url));

it('what a visit leaves behind would be found: 64 bytes of a photo, and an answer', async () => {
  const jpeg = readFileSync(photo);
  const own = new Traces(['bleeding-wound']);
  await own.addPhoto(jpeg);
  const planted = mkdtempSync(join(tmpdir(), 'traces-'));
  writeFileSync(join(planted, 'photo'), Buffer.concat([Buffer.alloc(999), jpeg.subarray(20_001, 20_065)]));
  writeFileSync(join(planted, 'answer'), '{"question":"bleeding-wound"}');
  expect(await own.foundIn([planted])).toEqual([
    `${join(planted, 'answer')}: "bleeding-wound"`,
    `${join(planted, 'photo')}: bytes of a photo`,
  ]);
  rmSync(planted, { recursive: true });
});
