import { expect, test } from 'vitest';

import { besideYearBefore, monthsUntil } from './month_values';

test('months go back over the turn of the year', () => expect(monthsUntil('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']));
test('a month without a sale stands there as nothing, beside its year before', () => {
  const months = besideYearBefore(new Map([['2025-09', 5], ['2026-10', 7]]), '2026-10', 2);
  expect(months).toEqual([{ month: '2026-09', value: 0, before: 5 }, { month: '2026-10', value: 7, before: null }]);
});
