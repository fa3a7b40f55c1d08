// Rows that were not taken, corrected, as a file again.
export interface RawRow { line: number; cells: string[] }
export interface Reject { line: number; cells: string[]; wrong: number; reason: string; why: string } // `wrong`: the cell that it is about, -1 for none; `why`: the reason and what to do
export interface RejectTable { heads: string[]; rows: Reject[] }

// Behind the columns of the file stand five of the program's own: line, column, value, reason, what to do.
const kTold = 5;

export function rejectTable([head, ...rows]: RawRow[]): RejectTable {
  const width = Math.max(0, (head?.cells.length ?? 0) - kTold), heads = head?.cells.slice(0, width) ?? [];
  return { heads, rows: rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, width), wrong: heads.indexOf(cells[width + 1] ?? ''), reason: cells[width + 3] ?? '', why: cells.slice(width + 3).filter(Boolean).join('；') })) };
}

// Why rows were not taken, the most frequent first, with what to do about the first of them: a rate that is missing is one thing to do, not
// five hundred.
export function reasonsOf(table: RejectTable): { why: string; rows: number }[] {
  const found = new Map<string, { why: string; rows: number }>();
  for (const { reason, why } of table.rows) found.set(reason, { why: found.get(reason)?.why ?? why, rows: (found.get(reason)?.rows ?? 0) + 1 });
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
export const asCsv = (table: RejectTable) => '\ufeff' + [table.heads, ...table.rows.map((row) => row.cells)].map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';
