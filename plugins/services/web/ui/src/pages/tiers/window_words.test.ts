import { expect, test } from 'vitest';

import type { Translate } from '../../i18n/language';
import { isWindow, typedWindow, windowWords } from './window_words';

const t = ((key: string, ...values: unknown[]) => [key, ...values].join(' ')) as Translate;

test.each([['18', '18m'], [' 018m ', '18m'], ['18 个月', '18m'], ['18個月', '18m'], ['6 Months', '6m'], ['PREV12M', 'prev12m'], ['all', 'all'], ['1200', '1200m'], ['1201', undefined], ['0', undefined], ['2026Q3', undefined], ['', undefined]])('%j typed is %j', (typed, window) => expect(typedWindow(typed)).toBe(window));
test.each([['12m', 'window.last 12'], ['prev6m', 'window.before 6'], ['all', 'window.all'], ['2026Q3', '2026Q3']])('%s is told as %s', (window, told) => expect(windowWords(window, t)).toBe(told));
test('a setting is a window by its default, not by its name', () => {
  expect(isWindow({ type: 'text', default: '12m' })).toBe(true);
  expect(isWindow({ type: 'text', default: 'all' })).toBe(false);
  expect(isWindow({ type: 'text' })).toBe(false);
});
