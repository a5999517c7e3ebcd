import { customer, lengthIn } from '../shared/staff-words.ts';

const today = { hour: '2-digit', minute: '2-digit' } as const;
const otherDay = { day: 'numeric', month: 'short', ...today } as const;

/**
 * "14:05", with the day if it is not today.
 * @param iso ISO 8601
 */
export function timeOf(iso: string): string {
  const time = new Date(iso);
  const style = time.toDateString() === new Date().toDateString() ? today : otherDay;
  return new Intl.DateTimeFormat(customer.locale, style).format(time);
}

/** "12 minutes", "3 hours 20 minutes" */
export function span(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), lengthIn('minute', minutes % 60)];
  return hours === 0 ? rest : `${lengthIn('hour', hours)} ${rest}`;
}
