import { expect, test } from 'vitest';

import { homeOf, withoutSales } from './slots';

const all = () => true;

test('who leads begins with the firm, who sells with the day', () => {
  expect(homeOf(['boss'], all)[2]).toEqual(['pareto', 'act']);
  expect(homeOf(['sales_representative'], all)[1]).toEqual(['act', 'tasks']);
  expect(homeOf(['boss'], all).flat()).not.toContain('keeping');
});
test('the owner of the folder, and roles of a firm’s own, look as leaders do', () => {
  expect(homeOf([], all)).toEqual(homeOf(['boss'], all));
  expect(homeOf(['branch_manager'], all)).toEqual(homeOf(['boss'], all));
});
test('what may not be seen is absent, and no row is empty', () => {
  expect(homeOf(['service'], (part) => part !== 'tasks')).toEqual([['visits'], ['views']]);
  expect(homeOf(['boss'], (part) => part === 'views')).toEqual([['views']]);
});
test('of two roles each part stands once, views last', () => {
  const rows = homeOf(['administrator', 'boss'], all);
  expect(rows.flat()).toHaveLength(new Set(rows.flat()).size);
  expect(rows.flat()).toContain('keeping');
  expect(rows.at(-1)).toEqual(['views']);
});
test('before there are sales, tasks and views stay', () => expect(withoutSales(homeOf(['sales_representative'], all))).toEqual([['tasks'], ['views']]));
