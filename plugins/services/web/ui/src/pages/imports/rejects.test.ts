import { expect, test } from 'vitest';

import { asCsv, rejectTable } from './rejects';

test('what says why a row was not taken is no column of the file that is imported again', () => {
  const table = rejectTable([
    { line: 1, cells: ['日期', '金额', '未导入·行', '未导入·列', '未导入·值', '未导入·原因', '未导入·怎么办'] },
    { line: 2, cells: ['2026-10-32', '1,5', '7', '日期', '2026-10-32', '没有这一天', '改成真实日期'] },
  ]);
  expect(table.rows[0]).toEqual({ line: 2, cells: ['2026-10-32', '1,5'], wrong: 0, why: '没有这一天；改成真实日期' });
  expect(asCsv(table)).toBe('\ufeff日期,金额\r\n2026-10-32,"1,5"\r\n');
});
