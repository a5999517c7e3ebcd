import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sound } from './engine.ts';
import { SpeechError } from './speech-error.ts';

/**
 * Writes sounds as Opus files, all with one start of ffmpeg. A file appears whole or not at all.
 * @param folder where they go
 * @param sounds by file name
 * @throws SpeechError if ffmpeg is missing or fails
 */
export function encode(folder: string, sounds: ReadonlyMap<string, Sound>): void {
  const parts = [...sounds].map(([name, sound]) => ({
    name,
    sound,
    raw: join(folder, `${unfinished(process.pid)}${name}.raw`),
    made: join(folder, `${unfinished(process.pid)}${name}`),
  }));
  try {
    for (const { raw, sound } of parts) writeFileSync(raw, sound.samples);
    runFfmpeg([
      ...parts.flatMap(({ raw, sound }) => ['-f', 's16le', '-ar', String(sound.rate), '-ac', '1', '-i', raw]),
      ...parts.flatMap(({ made }, i) => ['-map', `${i}`, ...asOpus, made]),
    ]);
    for (const { made, name } of parts) renameSync(made, join(folder, name));
  } finally {
    for (const { raw, made } of parts) for (const path of [raw, made]) rmSync(path, { force: true });
  }
}

/** How the names of files begin that a process has not finished. */
const unfinished = (pid: number): string => `.${pid}-`;

/** Removes what processes have left unfinished that were ended in the middle. */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^\.(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(folder, name), { force: true });
  }
}

/** One channel of speech; nothing that differs from one run to the next. */
const asOpus = ['-c:a', 'libopus', '-b:a', '16k', '-application', 'voip', '-bitexact', '-f', 'opus'];

function runFfmpeg(args: readonly string[]): void {
  const { status, error, stderr } = spawnSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args]);
  if (error)
    throw new SpeechError(
      `ffmpeg can't be started (${error.message}). As root: apt-get install ffmpeg. Then run this again.`,
    );
  if (status !== 0) throw new SpeechError(`ffmpeg could not write the sounds: ${stderr.toString().trim()}`);
}
