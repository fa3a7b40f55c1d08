// Months and what was sold in them, without the chart that draws them: a list that only counts months does not load it.
export interface Month { month: string; value: number; before: number | null }

// The last `count` months until `last` ("2026-10"), also those without a sale: a month that is missing is what one should see.
export function monthsUntil(last: string, count: number): string[] {
  let [year = 0, month = 1] = last.split('-').map(Number);
  const out: string[] = [];
  for (let i = 0; i < count; ++i) {
    out.unshift(`${year}-${String(month).padStart(2, '0')}`);
    month = month === 1 ? ((year -= 1), 12) : month - 1;
  }
  return out;
}
export function besideYearBefore(values: Map<string, number>, last: string, count: number): Month[] {
  return monthsUntil(last, count).map((month) => ({ month, value: values.get(month) ?? 0, before: values.get(`${Number(month.slice(0, 4)) - 1}${month.slice(4)}`) ?? null }));
}
