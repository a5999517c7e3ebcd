import { en } from '../strings/en/kiosk.ts';

const today = new Intl.DateTimeFormat(en.locale, { hour: '2-digit', minute: '2-digit' });
const otherDay = new Intl.DateTimeFormat(en.locale, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/**
 * "14:05", with the day if it is not today.
 * @param iso ISO 8601
 */
export function timeOf(iso: string): string {
  const time = new Date(iso);
  return (time.toDateString() === new Date().toDateString() ? today : otherDay).format(time);
}

/** "12 min", "3 h 20 min" */
export function span(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}
