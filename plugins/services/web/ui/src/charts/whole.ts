// Of a Pareto chart's rows what all of them come to: the report's own, from which returns are subtracted, and not the sum of the bars.
import type { DocRow } from '../document/types';

export function wholeOf(rows: DocRow[]): number {
  const sum = (some: DocRow[]) => some.reduce((so, row) => so + Number(row.value ?? 0), 0);
  const later = rows.findIndex((row) => Number(row.share_before) > 0);
  return (later < 0 ? sum(rows) : sum(rows.slice(0, later)) / Number(rows[later]?.share_before)) || 1;
}
