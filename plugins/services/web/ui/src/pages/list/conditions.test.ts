import { expect, test } from 'vitest';

import { joinValues, parseCondition, valuesOf, writeCondition } from './conditions';

test('a condition is read as the command line reads it', () => {
  expect(parseCondition('province = 浙江')).toEqual({ field: 'province', op: '=', value: '浙江' });
  expect(parseCondition('date>=2026-01-01')).toEqual({ field: 'date', op: '>=', value: '2026-01-01' });
  expect(parseCondition('name ~ a = b')).toEqual({ field: 'name', op: '~', value: 'a = b' });
  expect(parseCondition('customer.tier != C')).toEqual({ field: 'customer.tier', op: '<>', value: 'C' });
});
test('nothing behind the operator means empty', () => {
  expect(parseCondition('owner =')).toEqual({ field: 'owner', op: '=', value: '' });
  expect(writeCondition({ field: 'owner', op: '=', value: '' })).toBe('owner =');
});
test('what is no condition is none', () => expect(parseCondition('province')).toBeUndefined());
test('what is written is read again alike', () => {
  for (const text of ['tier = A', 'owner <>', 'amount >= 1000', 'name ~ 霁岚 药业']) expect(writeCondition(parseCondition(text) as never)).toBe(text);
});
test('several values are kept apart, also one that has a stroke in it', () => {
  expect(valuesOf('四川 | 浙江')).toEqual(['四川', '浙江']);
  expect(joinValues(['东|西贸易', '浙江'])).toBe('东\\|西贸易 | 浙江');
  expect(valuesOf(joinValues(['东|西贸易', '浙江']))).toEqual(['东|西贸易', '浙江']);
});
