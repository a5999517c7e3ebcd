const style = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
} as const;

/** 2026-11-23T14:05:00Z → "2026-11-23 15:05:00", by the clock of this screen: the one format of the page. */
export function timeOf(iso: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', style).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The minute alone, where the day is plain. */
export const minuteOf = (iso: string): string => timeOf(iso).slice(11, 16);

/** "Europe/Berlin": whose clock that is. */
export const zone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
