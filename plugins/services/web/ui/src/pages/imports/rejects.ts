// Rows that were not taken, corrected, as a file again.
import type { Step } from '../../look/places';

export interface RawRow { line: number; cells: string[]; reason?: number }
export interface WhyNot { field?: string; detail: string; remedy?: string; remedy_steps?: Step[] }
// As imports.rows tells a file of rejects: `own` columns of the file itself, its heads in row `heads`, why each row was not taken.
export interface RawRejects { rows: RawRow[]; own?: number; heads?: number; reasons?: WhyNot[] }
// `at`: its line in the file itself; `wrong`: the cell that it is about, -1 for none; `unread`: the importer made no cells of it.
export interface Reject { line: number; at: string; cells: string[]; wrong: number; unread: boolean; why: WhyNot }
export interface RejectTable { above: string[][]; heads: string[]; rows: Reject[] }

const kUnsaid: WhyNot = { detail: '' };

export function rejectTable({ rows, own, heads: at = 0, reasons = [] }: RawRejects): RejectTable {
  const width = own ?? rows[at]?.cells.length ?? 0, heads = rows[at]?.cells.slice(0, width) ?? [];
  const one = ({ line, cells, reason }: RawRow): Reject => {
    const why = reasons[reason ?? -1] ?? kUnsaid;
    return { line, at: cells[width] ?? '', cells: cells.slice(0, width), wrong: why.field ? heads.indexOf(why.field) : -1, unread: cells.slice(0, width).every((cell) => cell === ''), why };
  };
  return { above: rows.slice(0, at).map((row) => row.cells.slice(0, width)), heads, rows: rows.slice(at + 1).map(one) };
}

// Why rows were not taken, the most frequent first, with what to do about the first of them: a rate that is missing is one thing to do, not
// five hundred.
export interface Reason { why: WhyNot; rows: number; wrong: number; value: string }
export function reasonsOf(table: RejectTable): Reason[] {
  const found = new Map<string, Reason>();
  for (const { why, wrong, cells } of table.rows) {
    const value = wrong < 0 ? '' : (cells[wrong] ?? ''), one = found.get(why.detail);
    if (!one) found.set(why.detail, { why, rows: 1, wrong, value });
    // Where the same stands in the same column each time, it can be corrected at once.
    else found.set(why.detail, { ...one, rows: one.rows + 1, wrong: one.wrong === wrong && one.value === value ? wrong : -1 });
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
export const asCsv = (table: RejectTable) => '\ufeff' + [...table.above, table.heads, ...table.rows.map((row) => row.cells)].map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';

// All cells that a reason is about, with one value.
export const corrected = (table: RejectTable, of: Reason, value: string): RejectTable => ({ ...table, rows: table.rows.map((row) => (row.why.detail === of.why.detail && row.wrong === of.wrong ? { ...row, cells: row.cells.map((cell, c) => (c === row.wrong ? value : cell)) } : row)) });

// What differs from what was read, cell by cell, by the line in the file itself: the imported file is corrected by it.
export interface Correction { line: string; column: string; value: string }
const columnOf = (table: RejectTable, c: number) => table.heads[c] || `#${c + 1}`; // one without a head by its place
export const correctionsOf = (read: RejectTable, now: RejectTable): Correction[] =>
  now.rows.flatMap((row, r) => row.cells.flatMap((value, c) => (value === read.rows[r]?.cells[c] ? [] : [{ line: row.at, column: columnOf(now, c), value }])));
// With those that an earlier trial was given already.
export const together = (before: Correction[], more: Correction[]): Correction[] => [...before.filter((one) => !more.some((other) => other.line === one.line && other.column === one.column)), ...more];
export function withCorrections(read: RejectTable, given: Correction[]): RejectTable {
  const by = new Map(given.map((one) => [`${one.line} ${one.column}`, one.value]));
  return { ...read, rows: read.rows.map((row) => ({ ...row, cells: row.cells.map((cell, c) => by.get(`${row.at} ${columnOf(read, c)}`) ?? cell) })) };
}
