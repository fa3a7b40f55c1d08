// What a list shows, as a file for spreadsheets: under the reader's rights, which the server holds for each page of it.
import { call } from '../../api/client';
import type { Cell, Entity, ListAnswer } from '../../api/types';
import type { GridColumn } from '../../grid/columns';
import { say } from '../../shell/toasts';

// A cell that a spreadsheet would run as a formula is kept as text.
export function csvCell(value: Cell): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+@\t\r-]/.test(value) && !/^[+-][\d.]+$/.test(value) ? "'" + value : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export async function exportCsv(entity: Entity, columns: GridColumn[], asked: { where: string[]; search: string; sort: string }, name: string, done: (rows: number) => string, only?: Set<string>) {
  const lines = [columns.map((column) => csvCell(column.label)).join(',')];
  let after: string | null | undefined;
  do {
    const answer: ListAnswer = await call('records.list', {
      entity: entity.name, columns: ['id', ...columns.map((column) => column.name)], where: asked.where, search: asked.search, sort: asked.sort ? [asked.sort] : [], limit: 10_000, ...(after ? { after } : {}),
    });
    for (const [id, ...row] of answer.rows) if (!only || only.has(String(id))) lines.push(row.map((cell, i) => csvCell(columns[i]?.field?.choices?.find((choice) => choice.code === cell)?.label ?? cell)).join(','));
    after = answer.next;
  } while (after && !(only && lines.length > only.size));
  saveFile(new Blob(['\ufeff' + lines.join('\r\n') + '\r\n'], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  say(done(lines.length - 1));
}

export function saveFile(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
