// Days as people's calendars have them: "2026-10-31", weeks from Monday, nothing of time zones but where a moment becomes a day.
import type { Language } from './language';

const kDay = 86_400_000;
export const kLocales: Record<Language, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' };

export const dayNumber = (iso: string) => Math.round(Date.parse(iso + 'T00:00:00Z') / kDay);
export const isoDay = (day: number) => new Date(day * kDay).toISOString().slice(0, 10);
export const shifted = (iso: string, days: number) => isoDay(dayNumber(iso) + days);
// Monday is 0.
export const weekday = (iso: string) => (dayNumber(iso) + 3) % 7;
export const monday = (iso: string) => shifted(iso, -weekday(iso));

const days = (from: string, count: number) => Array.from({ length: count }, (_, i) => shifted(from, i));
export const weekOf = (iso: string) => days(monday(iso), 7);
// The whole weeks that a month touches.
export function monthOf(iso: string): string[] {
  const first = iso.slice(0, 8) + '01', from = monday(first);
  const last = shifted(nextMonth(first), -1);
  return days(from, dayNumber(last) - dayNumber(from) + 7 - weekday(last));
}
// The first of the month after, or before.
export function nextMonth(iso: string, months = 1): string {
  const at = new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1 + months, 1));
  return at.toISOString().slice(0, 10);
}

const spoken = (iso: string, language: Language, how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(kLocales[language], { timeZone: 'UTC', ...how }).format(new Date(iso + 'T00:00:00Z'));
export const monthName = (iso: string, language: Language) => spoken(iso, language, { year: 'numeric', month: 'long' });
// Under a column or a dot, where there is little room: "4 月", "Apr".
export const monthShort = (month: string, language: Language) => (language === 'en' ? spoken(`${month}-01`, language, { month: 'short' }) : `${Number(month.slice(5, 7))} 月`);
export const weekdayName = (iso: string, language: Language) => spoken(iso, language, { weekday: 'short' });
// "11月23日 – 29日", "Nov 23 – 29": what both days share is said once.
export function daysBetween(from: string, to: string, language: Language): string {
  const of = (iso: string, how: Intl.DateTimeFormatOptions) => spoken(iso, language, how), same = from.slice(0, 7) === to.slice(0, 7);
  return `${of(from, { month: 'short', day: 'numeric' })} – ${of(to, same ? { day: 'numeric' } : { month: 'short', day: 'numeric' })}`;
}
export const dayName = (iso: string, language: Language) => spoken(iso, language, { month: 'short', day: 'numeric', weekday: 'short' });

// Where the workspace's clocks stand; said once its answer is there (app.tsx). Until then, the browser's own.
let here: string | undefined;
export const liveIn = (zone: string) => void (here = zone);

// A moment, "2026-11-22T01:30:00Z", as the clocks of a zone show it: "2026-11-22 09:30". A zone that the browser does not know is its own.
export function inZone(iso: string, zone = here): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const east = zone?.match(/^([+-])(\d\d):(\d\d)$/); // browsers of some years ago know places only
  if (east) return new Date(at.getTime() + (east[1] === '-' ? -1 : 1) * (Number(east[2]) * 60 + Number(east[3])) * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const how: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('sv-SE', { ...how, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat('sv-SE', how);
  }
  return format.format(at);
}
export const rightNow = () => inZone(new Date().toISOString());
// What a control for date and time holds: "2026-10-31T09:30", by the workspace's clocks. What somebody typed there says no zone and is as it is.
export const asClock = (value: string) => (/(Z|[+-]\d\d:?\d\d)$/.test(value) && value.includes('T') ? inZone(value).replace(' ', 'T') : value.slice(0, 16));
