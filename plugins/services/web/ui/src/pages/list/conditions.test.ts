import { expect, test } from 'vitest';

import type { Field } from '../../api/types';
import { chipsOf, joinValues, operatorsOf, parseCondition, stepOf, textsOf, valuesOf, writeCondition } from './conditions';

test('a condition is read as the command line reads it', () => {
  expect(parseCondition('province = 浙江')).toEqual({ field: 'province', op: '=', value: '浙江' });
  expect(parseCondition('date>=2026-01-01')).toEqual({ field: 'date', op: '>=', value: '2026-01-01' });
  expect(parseCondition('name ~ a = b')).toEqual({ field: 'name', op: '~', value: 'a = b' });
  expect(parseCondition('customer.tier != C')).toEqual({ field: 'customer.tier', op: '<>', value: 'C' });
});
test('nothing behind the operator means empty', () => {
  expect(chipsOf(['owner =', "owner = ''", 'owner <>']).map((chip) => chip.condition?.op)).toEqual(['empty', 'empty', 'filled']);
  expect(textsOf({ field: 'owner', op: 'empty', value: '' })).toEqual(['owner =']);
  expect(textsOf({ field: 'owner', op: 'filled', value: '' })).toEqual(['owner <>']);
});
test('what is no condition is none', () => {
  expect(parseCondition('province')).toBeUndefined();
  expect(chipsOf(['province'])).toEqual([{ texts: ['province'], condition: undefined }]);
});
test('what is written is read again alike', () => {
  for (const text of ['tier = A', 'owner <>', 'amount >= 1000', 'name ~ 霁岚 药业']) expect(writeCondition(parseCondition(text) as never)).toBe(text);
});
test('several values are kept apart, also one that has a stroke in it', () => {
  expect(valuesOf('四川 | 浙江')).toEqual(['四川', '浙江']);
  expect(joinValues(['东|西贸易', '浙江'])).toBe('东\\|西贸易 | 浙江');
  expect(valuesOf(joinValues(['东|西贸易', '浙江']))).toEqual(['东|西贸易', '浙江']);
});
test('what stands in quotes is one value, and quotes that belong to one stay', () => {
  expect(valuesOf("'东|西贸易' | “浙江” | O'Neil")).toEqual(['东|西贸易', '浙江', "O'Neil"]);
  for (const odd of ["'em'", '"a" and "b"', '“天”|地', "'"]) expect(valuesOf(joinValues([odd, '浙江']))).toEqual([odd, '浙江']);
});

test('days are told from today in every form that the server reads', () => {
  for (const [text, count, unit] of [['today', 0, 'd'], ['今天', 0, 'd'], ['today-90d', -90, 'd'], ['today + 2 weeks', 2, 'w'], ['-12m', -12, 'm'], ['今天+7天', 7, 'd'], ['90 days ago', -90, 'd'], ['3个月前', -3, 'm'], ['7天后', 7, 'd'], ['today-1y', -1, 'y']] as const) {
    expect(stepOf(text), text).toEqual({ count, unit });
  }
  for (const text of ['2026-01-01', '90', 'today-90x', 'todayish', '']) expect(stepOf(text), text).toBeUndefined();
});
test('a span of days is one chip, whatever stands before and behind it', () => {
  const where = ['tier = A', 'due >= today', 'due <= today+7d', 'last_order < today-90d', 'last_order >= today-2w', 'last_order <= today'];
  expect(chipsOf(where).map((chip) => chip.condition)).toEqual([
    { field: 'tier', op: '=', value: 'A' }, { field: 'due', op: 'next', value: '7d' }, { field: 'last_order', op: 'ago', value: '90d' }, { field: 'last_order', op: 'last', value: '2w' },
  ]);
  expect(chipsOf(where).flatMap((chip) => chip.texts)).toEqual(where);
  expect(chipsOf(where).flatMap((chip) => textsOf(chip.condition as never))).toEqual(where);
});
test('today is whole where moments are compared', () => {
  expect(textsOf({ field: 'start', op: 'last', value: '7d' }, true)).toEqual(['start >= today-7d', 'start < today+1d']);
  for (const op of ['ago', 'last', 'next']) expect(chipsOf(textsOf({ field: 'start', op, value: '7d' }, true)).map((chip) => chip.condition)).toEqual([{ field: 'start', op, value: '7d' }]);
});
test('ends of two fields, or of no span, stay two chips', () => {
  for (const where of [['due >= today', 'date <= today+7d'], ['due >= 2026-01-01', 'due <= 2026-02-01'], ['due >= today-7d', 'due <= today+7d'], ['due >= today+1d', 'due <= today+7d']]) expect(chipsOf(where)).toHaveLength(2);
});
test('what is offered is what makes sense', () => {
  const field = (type: string, more: Partial<Field> = {}) => ({ type, required: false, ...more }) as Field;
  expect(operatorsOf(field('date'))).toContain('ago');
  expect(operatorsOf(field('money'))).not.toContain('ago');
  expect(operatorsOf(field('money', { required: true }))).toEqual(['>=', '<=', '=']);
  expect(operatorsOf(field('text'))).toContain('~');
});
