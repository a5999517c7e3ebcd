/** The days of a week as they are typed, from Monday on. */
const days: readonly string[] = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** Hours of one or more days: minutes since midnight, the end not included. */
interface Span {
  readonly days: readonly string[];
  readonly from: number;
  readonly to: number;
}

const spanForm =
  /^(Mo|Tu|We|Th|Fr|Sa|Su)(?:-(Mo|Tu|We|Th|Fr|Sa|Su))? ([0-2]\d):([0-5]\d)-([0-2]\d):([0-5]\d)$/;

/**
 * Reads hours like "Mo-Fr 08:00-18:30; Sa 09:00-13:00".
 * @returns undefined where the text is no such hours
 */
export function parseHours(text: string): readonly Span[] | undefined {
  const spans = text.split(/\s*;\s*/).map(spanOf);
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function spanOf(text: string): Span | undefined {
  const [whole, first, last = first, ...numbers] = spanForm.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = numbers.map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const [start, end] = [days.indexOf(first ?? ''), days.indexOf(last ?? '')];
  if (start > end || from >= to || to > 24 * 60) return undefined;
  return { days: days.slice(start, end + 1), from, to };
}

/** Whether the pharmacy is open at this time; always where no hours are set. */
export function isOpenAt(hours: string | null, date: Date, timeZone: string): boolean {
  const spans = hours === null ? undefined : parseHours(hours);
  if (spans === undefined) return true;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(date);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = part('weekday').slice(0, 2);
  const minute = Number(part('hour')) * 60 + Number(part('minute'));
  return spans.some((span) => span.days.includes(day) && span.from <= minute && minute < span.to);
}
