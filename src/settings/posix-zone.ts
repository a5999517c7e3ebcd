/** Reads time zones given as POSIX rules: `CET-1CEST,M3.5.0,M10.5.0/3`, `EST5EDT`, `<+0330>-3:30`. */

const name = '(?:<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,})';
const time = '[+-]?\\d{1,3}(?::\\d{2}){0,2}';
const day = 'M\\d{1,2}\\.[1-5]\\.[0-6]';
const rule = new RegExp(
  `^${name}(${time})(?:${name}(${time})?(?:,(${day})(?:/(${time}))?,(${day})(?:/(${time}))?)?)?$`,
);
const hasSummer = new RegExp(`^${name}${time}${name}`);

interface Summer {
  /** Minutes east of Greenwich. */
  readonly standard: number;
  readonly summer: number;
  readonly begins: Change;
  readonly ends: Change;
}

/** A change on the nth weekday of a month (0 is Sunday; the fifth is the last), with the old clock's minutes. */
interface Change {
  readonly month: number;
  readonly nth: number;
  readonly weekday: number;
  readonly minutes: number;
}

/**
 * Finds Intl's name for the zone of a rule: an offset like "+03:30" if it has no summer time, otherwise the first zone that
 * changes its clocks as the rule says, this year and the next.
 * @returns null if the text is no such rule or no zone follows it
 */
export function zoneOfRule(text: string, now: Date = new Date()): string | null {
  const [, west, summerWest, begins, beginsAt, ends, endsAt] = rule.exec(text) ?? [];
  if (west === undefined) return null;
  const standard = -minutesOf(west);
  if (!hasSummer.test(text)) return offsetName(standard);
  const summer = summerWest === undefined ? standard + 60 : -minutesOf(summerWest);
  const seasons =
    begins === undefined || ends === undefined
      ? usualSeasons(standard, summer)
      : [{ begins: changeOf(begins, beginsAt), ends: changeOf(ends, endsAt) }];
  for (const season of seasons) {
    const zone = zones().find((one) => follows(one, { standard, summer, ...season }, now));
    if (zone !== undefined) return zone;
  }
  return null;
}

const zones = () => Intl.supportedValuesOf('timeZone');

/**
 * Used for a rule that does not say when summer is: first the C library's default, which is the USA's rule; if no zone with
 * these hours follows it, Europe's (at 1:00 UTC) and Australia's.
 */
const usualSeasons = (standard: number, summer: number): readonly Pick<Summer, 'begins' | 'ends'>[] => [
  { begins: changeOf('M3.2.0'), ends: changeOf('M11.1.0') },
  {
    begins: { ...changeOf('M3.5.0'), minutes: 60 + standard },
    ends: { ...changeOf('M10.5.0'), minutes: 60 + summer },
  },
  { begins: changeOf('M10.1.0'), ends: changeOf('M4.1.0', '3') },
];

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.replace(/^[+-]/, '').split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function offsetName(east: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${east < 0 ? '-' : '+'}${two(Math.floor(Math.abs(east) / 60))}:${two(Math.abs(east) % 60)}`;
}

function changeOf(text: string, at = '2'): Change {
  const [month = 1, nth = 1, weekday = 0] = text.slice(1).split('.').map(Number);
  return { month, nth, weekday, minutes: minutesOf(at) };
}

function follows(zone: string, { standard, summer, begins, ends }: Summer, now: Date): boolean {
  const offset = offsetIn(zone);
  const thisYear = now.getUTCFullYear();
  return [thisYear, thisYear + 1].every((year) => {
    const [on, off] = [momentOf(begins, year, standard), momentOf(ends, year, summer)];
    return (
      offset(on - 1) === standard &&
      offset(on) === summer &&
      offset(off - 1) === summer &&
      offset(off) === standard
    );
  });
}

/** @param offset of the old clock, in minutes */
function momentOf({ month, nth, weekday, minutes }: Change, year: number, offset: number): number {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7;
  return Date.UTC(year, month - 1, date > days ? date - 7 : date, 0, minutes - offset);
}

/** Minutes east of Greenwich at a moment, for a zone of Intl. */
function offsetIn(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (moment) => {
    const text = /GMT([+-]\d{2}:\d{2})?/.exec(format.format(moment))?.[1];
    return text === undefined ? 0 : minutesOf(text);
  };
}
