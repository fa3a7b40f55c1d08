import { expect, test } from 'vitest';

import { monthsFor, sumsOf } from './sums';

const months = Array.from({ length: 24 }, (_, i) => i + 1);

test('the latest months beside those before them', () => {
  expect(sumsOf(months, 12)).toMatchObject({ now: 222, before: 78 }); // 13 + … + 24; 1 + … + 12
  expect(sumsOf(months, 3)).toMatchObject({ now: 69, before: 60 });
});
test('the line ends with the sum that is told, and is of twelve such sums', () => {
  const { line, now } = sumsOf(months, 3);
  expect(line).toHaveLength(12);
  expect(line.at(-1)).toBe(now);
  expect(line.at(-2)).toBe(21 + 22 + 23);
  expect(sumsOf(months, 12).line[0]).toBe(90); // 2 + … + 13
});
test('enough months are asked for', () => expect([3, 6, 12, 24].map(monthsFor)).toEqual([15, 18, 24, 48]));
