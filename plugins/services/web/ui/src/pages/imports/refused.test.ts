import { expect, test } from 'vitest';

import { inOrder, refusedBy, refusedRows } from './refused';

const column = (header: string, target: string) => ({ column: 1, header, target, confidence: 'high' as const, examples: [] });
const looked = { columns: [column('单据日期', 'date'), column('备忘', ''), column('客户编码', 'customer.code'), column('客户', 'customer.name')], targets: [{ name: 'date', label: '日期' }, { name: 'customer', label: '客户' }] };
const file = { own: 4, heads: 0, rows: [{ line: 1, cells: ['单据日期', '备忘', '客户编码', '客户', '未导入·行'] }, { line: 2, cells: ['2026-10-32', '急', '', '甲厂', '41'] }] };

test('a refused row stands in the preview as it lay in the file, the wrong cell known', () => {
  const [row] = refusedRows(file, [{ row: 41, field: '单据日期', value: '2026-10-32', detail: '没有这一天' }], looked);
  expect(row).toEqual({ line: 41, values: ['2026-10-32', '甲厂'], wrong: new Set([0]), why: '没有这一天' });
});
test('a row that is refused as a whole has no wrong cell', () => expect(refusedRows(file, [{ row: 41, detail: '重复' }], looked)[0]?.wrong?.size).toBe(0));
test('rows stand in the order of the file, each once', () => expect(inOrder([{ line: 2, values: [] }, { line: 9, values: [] }], [{ line: 5, values: [] }, { line: 9, values: [] }]).map((row) => row.line)).toEqual([2, 5, 9]));
test('each reason names its first rows, ten of all, and how many more', () => {
  const rejects = Array.from({ length: 12 }, (_, i) => ({ row: i + 2, field: i < 8 ? '金额' : '日期', value: 'x', detail: '不对' }));
  const told = refusedBy([{ field: '金额', detail: '不对', rows: 30 }, { field: '日期', detail: '不对', rows: 4 }, { detail: '别的', rows: 1 }], rejects);
  expect(told.map(({ rows, more }) => [rows.length, more])).toEqual([[8, 22], [2, 2], [0, 0]]);
});
