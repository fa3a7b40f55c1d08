import { expect, test } from 'vitest';

import { exact, large, money, percent } from './figures';

test('amounts of ten thousand and more are told in 万, of a hundred million and more in 亿', () => {
  expect(money(9_999, 'zh-Hans')).toBe('9,999');
  expect(money(10_000, 'zh-Hans')).toBe('1.0 万');
  expect(money(9_348_000, 'zh-Hans')).toBe('934.8 万');
  expect(money(19_930_000, 'zh-Hans')).toBe('1,993 万');
  expect(money(120_043_000, 'zh-Hans')).toBe('1.20 亿');
  expect(money(120_043_000, 'zh-Hant')).toBe('1.20 億');
});
test('a value that rounds up to the next unit is told in it', () => {
  expect(money(99_999_999, 'zh-Hans')).toBe('1.00 亿');
  expect(money(999_999, 'en')).toBe('1.00 M');
});
test('minus is the sign of typography, and zero has none', () => {
  expect(money(-16_460, 'zh-Hans')).toBe('\u22121.6 万');
  expect(large(-0.2, 'zh-Hans')).toEqual({ value: '0', unit: '' });
  expect(percent(-0.023)).toBe('\u22122.3%');
});
test('the full value keeps what it has', () => expect(exact(21678448.25, 'CNY')).toBe('21,678,448.25 CNY'));
test('halves go up as they are written, and thousands are set off', () => {
  expect(percent(0.00125, 2)).toBe('0.13%');
  expect(money(123_500, 'zh-Hans')).toBe('12.4 万');
  expect(exact(1.00005)).toBe('1.0001');
  expect(exact(1_234_567_890)).toBe('1,234,567,890');
  expect(exact(0.5)).toBe('0.5');
});
test('it writes what the browser would write', () => {
  const browser = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
  for (let i = 1, value = 0.000123; value < 1e12; value *= 1.37, ++i) for (const each of [value, Math.round(value * 100) / 100, Math.round(value)]) expect(exact(each), String(i)).toBe(browser.format(each));
});
