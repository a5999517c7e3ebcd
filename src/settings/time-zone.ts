import { realpathSync } from 'node:fs';
import { zoneOfRule } from './posix-zone.ts';

/**
 * The time zone that TZ means to the C library, and therefore to every other program of this machine. Node gives no zone
 * for TZ='', and the wrong hour for TZ=GMT+5 or TZ=CET-1CEST.
 * @param variable TZ from the environment; undefined if it is not set
 * @returns a name or an offset that Intl accepts; null if TZ means none
 */
export function timeZoneOf(variable: string | undefined): string | null {
  if (variable === undefined) return systemTimeZone();
  const name = variable.replace(/^:/, '');
  if (name === '') return 'UTC';
  if (name.startsWith('/')) return zoneOfFile(name);
  // "GMT+5" is a rule and means five hours behind; Intl would take it for the opposite.
  return zoneOfRule(name) ?? zoneOfName(name);
}

/** Whether Intl knows the name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function systemTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Node has no name for a zone that is not a link into zoneinfo.
  return timeZone !== undefined && isTimeZone(timeZone) ? timeZone : (zoneOfFile('/etc/localtime') ?? 'UTC');
}

/** A name of the zoneinfo folder, which also lists every zone below posix/. */
const zoneOfName = (name: string): string | null => {
  const zone = name.replace(/^posix\//, '');
  return isTimeZone(zone) ? zone : null;
};

function zoneOfFile(path: string): string | null {
  try {
    const name = /\/zoneinfo\/(.+)$/.exec(realpathSync(path))?.[1] ?? /\/zoneinfo\/(.+)$/.exec(path)?.[1];
    return name === undefined ? null : zoneOfName(name);
  } catch {
    return null;
  }
}
