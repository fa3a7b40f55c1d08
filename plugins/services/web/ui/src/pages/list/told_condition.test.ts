import { expect, test } from 'vitest';

import type { Field } from '../../api/types';
import { filled, type Key, type Speech } from '../../i18n/language';
import words from '../../i18n/words.json';
import { fromPercent, percentOf, toldCondition } from './told_condition';

const speech = (language: 'zh-Hans' | 'en'): Speech => ({ language, of: (said) => said, t: (key: Key, ...values) => filled((words[key] as string[])[language === 'en' ? 1 : 0] ?? key, values) });
const told = (language: 'zh-Hans' | 'en', field: Partial<Field>, op: string, value: string) => Object.values(toldCondition({ field: 'x', op, value }, field as Field, speech(language))).join(' ').trim();

test('amounts, shares and days with their units', () => {
  expect(told('zh-Hans', { type: 'money' }, '>=', '1000000')).toBe('≥ 100 万');
  expect(told('en', { type: 'money' }, '>=', '1000000')).toBe('≥ 1 M');
  expect(told('zh-Hans', { type: 'money' }, '>', '100万')).toBe('> 100万');
  expect(told('zh-Hans', { type: 'real', meaning: 'percent' }, '>=', '0.05')).toBe('≥ 5%');
  expect(told('zh-Hans', { type: 'int', unit: '天' }, '>=', '90')).toBe('≥ 90 天');
  expect(told('en', { type: 'bool' }, '=', '1')).toBe('Yes');
});
test('nothing of an amount is lost', () => {
  expect(told('zh-Hans', { type: 'money' }, '>=', '1234567')).toBe('≥ 1,234,567');
  expect(told('en', { type: 'money' }, '>=', '12345.5')).toBe('≥ 12,345.5');
  expect(told('en', { type: 'money' }, '>=', '500')).toBe('≥ 500');
});
test('a year is no amount', () => expect(told('en', { type: 'int', meaning: 'year' }, '=', '2026')).toBe('is 2026'));
test('days told from today', () => {
  expect(told('en', { type: 'date' }, 'ago', '90d')).toBe('more than 90 days ago');
  expect(told('zh-Hans', { type: 'date' }, 'ago', '3m')).toBe('早于 3 个月前');
  expect(told('en', { type: 'date' }, 'last', '1w')).toBe('in the last 1 week');
  expect(told('zh-Hans', { type: 'date' }, 'next', '7d')).toBe('今后 7 天内');
  expect(told('en', { type: 'date' }, '<=', 'today')).toBe('≤ Today');
  expect(told('en', { type: 'date' }, '<=', 'today+7d')).toBe('≤ 7 days from today');
  expect(told('en', { type: 'date' }, '<=', '2026-01-01')).toBe('≤ 2026-01-01');
});
test('a share is typed in hundredths and kept as it is', () => {
  expect(fromPercent('5')).toBe('0.05');
  expect(fromPercent('5.7 %')).toBe('0.057');
  expect(percentOf('0.057')).toBe('5.7');
  expect(fromPercent('abc')).toBe('abc'); // for the server to refuse
});
