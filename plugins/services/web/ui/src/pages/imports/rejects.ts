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
export interface Reason { reason: string; why: string; rows: number; wrong: number; value: string }
export function reasonsOf(table: RejectTable): Reason[] {
  const found = new Map<string, Reason>();
  for (const { reason, why, wrong, cells } of table.rows) {
    const value = wrong < 0 ? '' : (cells[wrong] ?? ''), one = found.get(reason);
    if (!one) found.set(reason, { reason, why, rows: 1, wrong, value });
    // Where the same stands in the same column each time, it can be corrected at once.
    else found.set(reason, { ...one, rows: one.rows + 1, wrong: one.wrong === wrong && one.value === value ? wrong : -1 });
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
export const asCsv = (table: RejectTable) => '\ufeff' + [table.heads, ...table.rows.map((row) => row.cells)].map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';

// All cells that a reason is about, with one value.
export const corrected = (table: RejectTable, of: Reason, value: string): RejectTable => ({ ...table, rows: table.rows.map((row) => (row.reason === of.reason && row.wrong === of.wrong ? { ...row, cells: row.cells.map((cell, c) => (c === row.wrong ? value : cell)) } : row)) });
