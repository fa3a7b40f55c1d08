import { expect, test } from 'vitest';

import { kHighest, placeAt, placeFrom, spaceOf } from './scroll_space';

const few = spaceOf(1_000, 32, 600), many = spaceOf(1_000_000, 40, 600);

test('a list that has its height is scrolled as any box', () => {
  expect(few.high).toBe(32_000);
  expect(placeFrom(few, { top: 0, bar: 0 }, 17_000)).toEqual({ top: 17_000, bar: 17_000 });
  expect(placeAt(few, 99_999)).toEqual({ top: 31_400, bar: 31_400 });
});
test('a million rows have a box that browsers can make', () => expect(many.high).toBe(kHighest));
test('the bar at its end shows the last row, at its beginning the first', () => {
  expect(placeFrom(many, { top: 0, bar: 0 }, kHighest - 600).top).toBe(40_000_000 - 600);
  expect(placeFrom(many, { top: 40_000_000 - 600, bar: kHighest - 600 }, 0).top).toBe(0);
});
test('a step of the wheel is a step of the rows, wherever they are', () => {
  const half = placeFrom(many, { top: 0, bar: 0 }, kHighest / 2);
  expect(placeFrom(many, half, half.bar + 120).top).toBe(half.top + 120);
  expect(placeFrom(many, half, half.bar - 120).top).toBe(half.top - 120);
});
test('a row is found again where it was left', () => {
  const there = placeAt(many, 654_321 * 40);
  expect(there.top).toBe(654_321 * 40);
  expect(placeFrom(many, there, there.bar)).toEqual(there);
});
test('steps do not end before the rows do', () => {
  const last = placeFrom(many, { top: 20_000_000, bar: kHighest - 700 }, kHighest - 600); // at the end of the box, half way through the rows
  expect(last.top).toBe(20_000_100);
  expect(last.bar).toBeLessThan(kHighest - 600);
  const first = placeFrom(many, { top: 500, bar: 100 }, 0);
  expect(first.top).toBe(400);
  expect(first.bar).toBeGreaterThan(0);
});
