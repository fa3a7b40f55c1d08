import { expect, test } from 'vitest';

import { asked, titleWords } from './titles';

const labels: Record<string, string> = { customer: '客户', sale: '销售明细', field: '字段' };
const names = { entity: (name: string) => labels[name], rule: (name: string) => ({ abc: '按累计占比' })[name], subscriber: (name: string) => ({ tier_fall_task: '等级下降时建任务' })[name], event: (name: string) => ({ tier_changed: '等级变动' })[name], delivery: (number: string) => `第 ${number} 号投递` };

test.each([
  ['销售明细.xlsx → sale', '销售明细.xlsx → 销售明细'],
  ['customer × 3', '客户 × 3'],
  ['customer: 浙江', '客户： 浙江'],
  ['records.list customer × 120', 'records.list 客户 × 120'],
  ['王伟 → 李娜', '王伟 → 李娜'],
  ['abc 2026-10-31', '按累计占比 · 2026-10-31'],
  ['rfm 2026-10-31', 'rfm · 2026-10-31'],
  ['tier_fall_task <- customer.tier_changed', '等级下降时建任务 ← 客户 · 等级变动'],
  ['tier_fall_task <- 13', '等级下降时建任务 · 第 13 号投递'],
  ['mine <- acme.happened', 'mine ← acme · happened'],
])('%s is told as %s', (title, told) => expect(titleWords(title, names)).toBe(told));
test('a kind of operation and of records are asked for by their names, other words as they are', () => {
  const kinds = new Map([['导入', 'import']]), entities = new Map([['客户', 'customer']]);
  expect(asked('导入 客户 出库', kinds, entities)).toEqual({ kind: 'import', search: 'customer 出库' });
  expect(asked('  ', kinds, entities)).toEqual({ kind: undefined, search: '' });
});
