import { expect, test } from 'vitest';

import { toldValue, wholeValue } from './told_value';

test('a share is told as percent, whatever its name', () => {
  expect(toldValue(0.30969750889679715, { type: 'real', meaning: 'percent' }, 'zh-Hans')).toBe('31.0%');
  expect(toldValue(0.30969750889679715, { type: 'real' }, 'zh-Hans')).toBe('0.31');
});
test('money is told short, with all of it beside; a count is not money however large', () => {
  expect(toldValue(21678448.25, { type: 'money' }, 'zh-Hans')).toBe('2,168 万');
  expect(wholeValue(21678448.25, { type: 'money' }, 'CNY')).toBe('21,678,448.25 CNY');
  expect(toldValue(21678, { type: 'int' }, 'zh-Hans')).toBe('21,678');
  expect(wholeValue(21678, { type: 'int' }, 'CNY')).toBeUndefined();
});
test('what is no figure is told as it is, what is missing by a stroke', () => {
  expect(toldValue('2026-10-31', { type: 'date' }, 'en')).toBe('2026-10-31');
  expect(toldValue(2026, { type: 'int', meaning: 'year' }, 'en')).toBe('2026');
  expect(toldValue(null, { type: 'money' }, 'en')).toBe('–');
});
