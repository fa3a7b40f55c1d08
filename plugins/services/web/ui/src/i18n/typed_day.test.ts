import { expect, test } from 'vitest';

import { typedDay, typedMoment } from './typed_day';

const today = '2026-11-23';
test.each([
  ['2026-10-31', '2026-10-31'], ['2026/1/5', '2026-01-05'], ['20261031', '2026-10-31'], [' 10-31 ', '2026-10-31'], ['10月31日', '2026-10-31'], ['2028-02-29', '2028-02-29'],
])('%s is %s', (typed, day) => expect(typedDay(typed, today)).toBe(day));
test.each(['2026-02-29', '2026-13-01', '31.10.', 'soon', '', '2026-10', '202610311'])('%s is no day', (typed) => expect(typedDay(typed, today)).toBeUndefined());
test('a moment is a day with a time, its own or that which was there', () => {
  expect(typedMoment('2026-10-31T23:45', today, '09:00')).toBe('2026-10-31T23:45');
  expect(typedMoment('10-31 9:05', today, '09:00')).toBe('2026-10-31T09:05');
  expect(typedMoment('10-31', today, '14:30')).toBe('2026-10-31T14:30');
  expect(typedMoment('10-31 25:00', today, '09:00')).toBeUndefined();
  expect(typedMoment('10-31 at noon', today, '09:00')).toBeUndefined();
});
