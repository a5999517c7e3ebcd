import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { KioskError } from '../errors.ts';
import { fileVariable, parseAsTyped, readVariables, type Shape } from './as-typed.ts';
import { timeZoneOf } from './time-zone.ts';

/**
 * Reads what is set, before it is checked: systemd's folders and TZ, then the file, then variables, the last of which
 * counts.
 * @param path the settings file, from the operator's folder; null for none
 * @throws KioskError `settings-invalid` if the file can't be read or holds no JSON object
 */
export function readSources(
  shape: Shape,
  environment: NodeJS.ProcessEnv,
  path: string | null,
): Record<string, unknown> {
  const file = path === null ? {} : readFile(shape, fromOperator(environment, path));
  return {
    ...fromSystemd(environment),
    ...fromTimeZone(environment),
    ...file,
    ...readVariables(shape, environment),
  };
}

/** The file that SPL_KIOSK_SETTINGS names; null if it is not set. */
export const settingsFile = (environment: NodeJS.ProcessEnv = process.env): string | null =>
  environment[fileVariable] ?? null;

/** The folder in which the operator typed the command: npm runs scripts elsewhere. */
export const operatorFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment.INIT_CWD ?? process.cwd();

/** A path that the operator gave, as an absolute one. */
export const fromOperator = (environment: NodeJS.ProcessEnv, path: string): string =>
  resolve(operatorFolder(environment), path);

/** The folders that systemd gave the unit (StateDirectory=, RuntimeDirectory=); the first if there are several. */
function fromSystemd(environment: NodeJS.ProcessEnv) {
  const first = (folders: string | undefined) => folders?.split(':')[0] || undefined;
  const stateFolder = first(environment.STATE_DIRECTORY);
  const runtimeFolder = first(environment.RUNTIME_DIRECTORY);
  return { ...(stateFolder && { stateFolder }), ...(runtimeFolder && { runtimeFolder }) };
}

/** The time zone of TZ; if TZ means nothing, its own text, which is then refused. */
const fromTimeZone = ({ TZ }: NodeJS.ProcessEnv) =>
  TZ === undefined ? {} : { timeZone: timeZoneOf(TZ) ?? TZ };

function readFile(shape: Shape, path: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(parseAsTyped(shape, readFileSync(path, 'utf8')));
  } catch (error) {
    throw invalidSettings(
      `${path} is not a readable file with a JSON object. Correct it, or unset ${fileVariable}.`,
      error,
    );
  }
}

/** Says every fault at once. */
export const invalidSettings = (faults: string, cause?: unknown) =>
  new KioskError('settings-invalid', `The settings are not valid; nothing was changed. ${faults}`, { cause });
