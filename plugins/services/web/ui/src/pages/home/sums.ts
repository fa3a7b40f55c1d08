// Sums of so many months: the latest, those before them, and the twelve latest of their kind as a line (a line of single months would show the
// season instead).
export interface Sums { now: number; before: number; line: number[] }

// `months`: at least twice as many as `span`, the latest last.
export function sumsOf(months: number[], span: number): Sums {
  const ending = (at: number) => months.slice(Math.max(0, at - span), at).reduce((so, value) => so + value, 0);
  const points = Math.min(12, months.length - span + 1);
  return { now: ending(months.length), before: ending(months.length - span), line: Array.from({ length: points }, (_, i) => ending(months.length - points + 1 + i)) };
}
// How many months have to be known for that.
export const monthsFor = (span: number) => Math.max(2 * span, span + 12);
