import { expect, test } from 'vitest';

import { asCsv, corrected, correctionsOf, reasonsOf, rejectTable, together, withCorrections, type WhyNot } from './rejects';

const row = (line: number, cells: string[], reason?: number) => ({ line, cells: [...cells, String(line), 'x', 'y'], reason });
const file = (heads: string[], rows: [string[], number][], reasons: WhyNot[]) => rejectTable({ own: heads.length, heads: 0, reasons, rows: [row(1, heads), ...rows.map(([cells, reason], i) => row(i + 2, cells, reason))] });

test('what says why a row was not taken is no column of the file that is imported again', () => {
  const table = file(['日期', '金额'], [[['2026-10-32', '1,5'], 0]], [{ field: '日期', detail: '没有这一天', remedy: '改成真实日期' }]);
  expect(table.rows[0]).toEqual({ line: 2, at: '2', unread: false, cells: ['2026-10-32', '1,5'], wrong: 0, why: { field: '日期', detail: '没有这一天', remedy: '改成真实日期' } });
  expect(asCsv(table)).toBe('\ufeff日期,金额\r\n2026-10-32,"1,5"\r\n');
});
test('what stands above the heads stands there again', () => {
  const table = rejectTable({ own: 2, heads: 1, reasons: [{ detail: '空' }], rows: [{ line: 1, cells: ['单位：万元', '', ''] }, { line: 2, cells: ['日期', '金额', '未导入·行'] }, { line: 3, cells: ['', '1', '3'], reason: 0 }] });
  expect(asCsv(table)).toBe('\ufeff单位：万元,\r\n日期,金额\r\n,1\r\n');
  expect(table.rows).toHaveLength(1);
});
test('one reason of many rows is told once, with how many they are', () => {
  const table = file(['金额'], [[['1'], 0], [['2'], 1], [['3'], 2]], [{ detail: '没有汇率', remedy: '改第 2 行' }, { detail: '没有这一天' }, { detail: '没有汇率', remedy: '改第 4 行' }]);
  expect(reasonsOf(table).map(({ why, rows }) => [why.detail, why.remedy, rows])).toEqual([['没有汇率', '改第 2 行', 2], ['没有这一天', undefined, 1]]);
});
test('where the same value is wrong each time it is corrected at once, and no other row', () => {
  const table = file(['币种', '金额'], [[['ERU', '1'], 0], [['ERU', '2'], 0], [['EUR', 'x'], 1]], [{ field: '币种', detail: '没有币种' }, { field: '金额', detail: '不是数字' }]);
  const [first] = reasonsOf(table);
  expect([first?.wrong, first?.value]).toEqual([0, 'ERU']);
  expect(corrected(table, first as never, 'EUR').rows.map((each) => each.cells)).toEqual([['EUR', '1'], ['EUR', '2'], ['EUR', 'x']]);
});
test('what was corrected is told by the line in the file itself, and what an earlier trial was given stays', () => {
  const read = rejectTable({ own: 2, heads: 0, rows: [{ line: 1, cells: ['a', 'b', 'line', 'column', 'value', 'why', 'fix'] }, { line: 2, cells: ['1', 'x', '7', 'b', 'x', '', ''] }, { line: 3, cells: ['', '', '9', '', '{', '', ''] }] });
  expect(read.rows.map((row) => [row.at, row.unread])).toEqual([['7', false], ['9', true]]);
  const now = { ...read, rows: read.rows.map((row, r) => (r === 0 ? { ...row, cells: ['1', 'y'] } : row)) };
  expect(correctionsOf(read, now)).toEqual([{ line: '7', column: 'b', value: 'y' }]);
  expect(together([{ line: '7', column: 'b', value: 'z' }, { line: '5', column: 'a', value: '' }], correctionsOf(read, now))).toEqual([{ line: '5', column: 'a', value: '' }, { line: '7', column: 'b', value: 'y' }]);
  expect(correctionsOf(read, read)).toEqual([]);
  expect(withCorrections(read, correctionsOf(read, now)).rows.map((row) => row.cells)).toEqual(now.rows.map((row) => row.cells));
});
