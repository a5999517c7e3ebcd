import { customer } from '../shared/staff-words.ts';

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

/** "12 min", "3 h 20 min" */
export function span(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}
