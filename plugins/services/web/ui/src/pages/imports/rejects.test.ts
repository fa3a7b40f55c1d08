import { expect, test } from 'vitest';

import { asCsv, corrected, reasonsOf, rejectTable } from './rejects';

test('what says why a row was not taken is no column of the file that is imported again', () => {
  const table = rejectTable([
    { line: 1, cells: ['日期', '金额', '未导入·行', '未导入·列', '未导入·值', '未导入·原因', '未导入·怎么办'] },
    { line: 2, cells: ['2026-10-32', '1,5', '7', '日期', '2026-10-32', '没有这一天', '改成真实日期'] },
  ]);
  expect(table.rows[0]).toEqual({ line: 2, cells: ['2026-10-32', '1,5'], wrong: 0, reason: '没有这一天', why: '没有这一天；改成真实日期' });
  expect(asCsv(table)).toBe('\ufeff日期,金额\r\n2026-10-32,"1,5"\r\n');
});

test('one reason of many rows is told once, with how many they are', () => {
  const row = (line: number, why: string) => ({ line, cells: ['1', String(line), '币种', 'EUR', why, `改第 ${line} 行`] });
  const table = rejectTable([{ line: 1, cells: ['金额', '行', '列', '值', '原因', '怎么办'] }, row(2, '没有汇率'), row(3, '没有这一天'), row(4, '没有汇率')]);
  expect(reasonsOf(table).map(({ why, rows }) => [why, rows])).toEqual([['没有汇率；改第 2 行', 2], ['没有这一天；改第 3 行', 1]]);
});

test('where the same value is wrong each time it is corrected at once, and no other row', () => {
  const table = rejectTable([{ line: 1, cells: ['币种', '金额', '行', '列', '值', '原因', '怎么办'] }, { line: 2, cells: ['ERU', '1', '2', '币种', 'ERU', '没有币种', ''] }, { line: 3, cells: ['ERU', '2', '3', '币种', 'ERU', '没有币种', ''] }, { line: 4, cells: ['EUR', 'x', '4', '金额', 'x', '不是数字', ''] }]);
  const [first] = reasonsOf(table);
  expect([first?.wrong, first?.value]).toEqual([0, 'ERU']);
  expect(corrected(table, first as never, 'EUR').rows.map((row) => row.cells)).toEqual([['EUR', '1'], ['EUR', '2'], ['EUR', 'x']]);
});
