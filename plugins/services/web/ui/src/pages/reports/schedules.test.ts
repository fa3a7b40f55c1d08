import { expect, test } from 'vitest';

import type { Translate } from '../../i18n/language';
import { whenWords } from './schedules';

const t: Translate = (key, ...values) => [key, ...values].join(' ');

test('a week begins on Monday and ends on Sunday', () => {
  expect(whenWords({ every: 'week', on: 1, at: '08:30' }, t)).toBe('schedule.weekly day.1 08:30');
  expect(whenWords({ every: 'week', on: 7, at: '08:30' }, t)).toBe('schedule.weekly day.7 08:30');
});
test('a month says its day, a day none', () => {
  expect(whenWords({ every: 'month', on: 31, at: '18:00' }, t)).toBe('schedule.monthly 31 18:00');
  expect(whenWords({ every: 'day', on: 1, at: '18:00' }, t)).toBe('schedule.daily 18:00');
});
