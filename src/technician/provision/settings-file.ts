import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { KioskError, systemCode } from '../../errors.ts';
import { GuardedFolder } from '../../privileged/guarded-folder.ts';
import { parseSettings, settingsSchema } from '../../settings.ts';

const objectSchema = z.record(z.string(), z.unknown());

/** What the settings file holds; nothing where there is none. @throws KioskError `settings-invalid` */
export async function readSettingsFile(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return '{}';
    throw new KioskError(
      'settings-invalid',
      `${path} can't be read (${systemCode(error)}). Run this as root.`,
    );
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
  // It may hold a token, so only root and the kiosk, to whose group the folder belongs, may read it.
  const text = `${JSON.stringify({ ...before, ...wanted }, null, 2)}\n`;
  GuardedFolder.use(dirname(path), (folder) => folder.write(basename(path), text, 0o640), { create: true });
  return changed;
}
