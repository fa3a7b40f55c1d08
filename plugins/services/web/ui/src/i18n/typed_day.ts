// Days as people type them, and moments: "2026-10-31", "2026/10/31", "20261031", "10-31" of this year, "10月31日"; behind it a time, "9:30".
const kForms = [/^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/, /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/, /^(?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/];
const kTime = /^(\d{1,2})[:：](\d{2})(?::\d{2})?$/;

// Nothing where it is no day of a calendar.
export function typedDay(text: string, today: string): string | undefined {
  const parts = kForms.map((form) => form.exec(text.trim())?.groups).find((found) => found !== undefined);
  if (!parts) return undefined;
  const two = (part = '') => part.padStart(2, '0'), iso = `${parts.year ?? today.slice(0, 4)}-${two(parts.month)}-${two(parts.day)}`, at = new Date(iso + 'T00:00:00Z');
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

// "2026-10-31T09:30". Without a time it is `otherwise`.
export function typedMoment(text: string, today: string, otherwise: string): string | undefined {
  const [first = '', second] = text.trim().split(/[T\s]+/), day = typedDay(first, today);
  if (!day || second === undefined) return day && `${day}T${otherwise}`;
  const [, hours = '', minutes = ''] = kTime.exec(second) ?? [];
  return hours && Number(hours) < 24 && Number(minutes) < 60 ? `${day}T${hours.padStart(2, '0')}:${minutes}` : undefined;
}
