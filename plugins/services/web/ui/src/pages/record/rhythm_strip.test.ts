import { expect, test } from 'vitest';

import { dayNumber, isoDay } from '../../i18n/days';
import { place } from './rhythm_strip';

test('days are placed by their distance, over the turn of a year', () => {
  const from = dayNumber('2025-12-31'), to = dayNumber('2026-01-10');
  expect(place('2025-12-31', from, to)).toBe(0);
  expect(place('2026-01-05', from, to)).toBe(50);
  expect(isoDay(from + 1)).toBe('2026-01-01');
});
