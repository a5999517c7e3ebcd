import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../../errors.ts';
import { parseSettings, settingsSchema } from '../../settings.ts';

const objectSchema = z.record(z.string(), z.unknown());

/** What the settings file holds; nothing where there is none. @throws KioskError `settings-invalid` */
export async function readSettingsFile(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new KioskError('settings-invalid', `${path} can't be read (${error.code}). Run this as root.`);
  });
  try {
    return objectSchema.parse(parseSettings(text));
  } catch (cause) {
    throw new KioskError('settings-invalid', `${path} holds no JSON object. Correct it, or remove it.`, {
      cause,
    });
  }
}

/**
 * Writes the settings over those that the file has, whole or not at all, and nothing that the kiosk would refuse.
 * @returns the names of those that changed
 * @throws KioskError `settings-invalid`
 */
export async function writeSettings(
  path: string,
  wanted: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const before = await readSettingsFile(path);
  const changed = Object.keys(wanted).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(wanted[name]),
  );
  const parsed = settingsSchema.safeParse({ ...before, ...wanted });
  if (!parsed.success) {
    throw new KioskError('settings-invalid', `The settings are not valid. ${z.prettifyError(parsed.error)}`);
  }
  if (changed.length === 0) return [];
  await mkdir(dirname(path), { recursive: true, mode: 0o750 });
  const unfinished = `${path}.${randomUUID()}`;
  const file = await open(unfinished, 'wx', 0o640);
  await file.writeFile(`${JSON.stringify({ ...before, ...wanted }, null, 2)}\n`);
  // It may hold a token: readable by the kiosk, to which the folder belongs, and by nobody else.
  const { uid, gid } = await stat(dirname(path));
  if (process.getuid?.() === 0) await file.chown(uid, gid);
  await file.sync();
  await file.close();
  await rename(unfinished, path);
  return changed;
}
