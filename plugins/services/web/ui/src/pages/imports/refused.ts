// Rows that a trial refused: the first of each reason, and as they would stand in the preview, each cell where it would have gone.
import type { RawRejects } from './rejects';
import type { Inspected, Outcome, RejectTold } from './types';

export const kTold = 10; // more are looked at in the grid, after the import

type Why = NonNullable<Outcome['reasons']>[number];

// Of each reason the rows that are among the first, and how many more there are. The server tells no more than the first of all, whatever
// their reasons.
export function refusedBy(reasons: Why[], rejects: RejectTold[]): { why: Why; rows: RejectTold[]; more: number }[] {
  const first = rejects.slice(0, kTold);
  return reasons.map((why) => {
    const rows = first.filter((each) => each.detail === why.detail && (each.field ?? '') === (why.field ?? ''));
    return { why, rows, more: rows.length ? Math.max(0, why.rows - rows.length) : 0 };
  });
}

export interface PreviewRow { line: number; values: string[]; why?: string; wrong?: ReadonlySet<number> } // `wrong`: which values; none of them: the row as a whole

// A file of rejects tells behind the columns of the file itself in which line of it a row stood.
export function refusedRows({ rows, own, heads: at = 0 }: RawRejects, rejects: RejectTold[], looked: Pick<Inspected, 'columns' | 'targets'>): PreviewRow[] {
  if (own === undefined) return [];
  const heads = rows[at]?.cells ?? [], raw = new Map(rows.slice(at + 1).map(({ cells }) => [Number(cells[own]), cells]));
  const from = looked.targets.map(({ name }) => looked.columns.filter((column) => column.target === name || column.target.startsWith(name + '.')).map((column) => column.header));
  const lines = [...new Set(rejects.map((each) => each.row))].slice(0, kTold);
  return lines.flatMap((line) => {
    const cells = raw.get(line), faults = rejects.filter((each) => each.row === line);
    if (!cells) return [];
    const values = from.map((headers) => headers.map((header) => cells[heads.indexOf(header)] ?? '').find(Boolean) ?? '');
    const wrong = new Set(from.flatMap((headers, i) => (faults.some((each) => each.field && headers.includes(each.field)) ? [i] : [])));
    return [{ line, values, wrong, why: faults.map((each) => each.detail).join(' · ') }];
  });
}

export const inOrder = (taken: PreviewRow[], refused: PreviewRow[]) => [...taken, ...refused.filter((row) => !taken.some((each) => each.line === row.line))].sort((a, b) => a.line - b.line);
