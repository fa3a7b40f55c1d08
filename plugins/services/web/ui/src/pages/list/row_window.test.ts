import { expect, test } from 'vitest';

import { kPage, RowWindow, type ListRow } from './row_window';

const page = (number: number, rows = kPage): ListRow[] => Array.from({ length: rows }, (_, i) => ({ id: String(number * kPage + i), label: '', cells: {} }));
function million() {
  const window = new RowWindow();
  window.look(0, 20);
  window.put(0, page(0), { count: 1_000_000, more_than_count: false, next: 'after 0' });
  return window;
}

test('the first page is asked for before anything is known', () => expect(new RowWindow().wanted()).toEqual([0]));
test('a page behind one that is known goes on behind it, another is found by its number', () => {
  const window = million();
  expect(window.where(1)).toEqual({ after: 'after 0' });
  expect(window.where(5_000)).toEqual({ skip: 500_000 });
});
test('wherever the bar is dragged to, what is in sight comes first, and no more', () => {
  const window = million();
  window.look(654_345, 654_355);
  expect(window.wanted()).toEqual([6543]);
  window.look(654_390, 654_405);
  expect([...window.wanted()].sort()).toEqual([6543, 6544]);
  window.put(6543, page(6543), { next: 'x' });
  expect(window.wanted()).toEqual([6544]);
  expect(window.at(654_321)?.id).toBe('654321');
  expect(window.at(700_000)).toBeUndefined();
});
test('a list whose end is not known grows by what was found, and ends where no more comes', () => {
  const window = new RowWindow();
  window.put(0, page(0), { count: 500, more_than_count: true, next: 'a' });
  expect([window.count, window.least]).toEqual([500, true]);
  window.put(4, page(4), { next: 'b' });
  expect([window.count, window.least]).toEqual([501, true]);
  window.put(5, page(5, 7), { next: null });
  expect([window.count, window.least]).toEqual([507, false]);
});
test('what was written is asked for anew where it is looked at, and what stood there stands until then', () => {
  const window = million();
  window.look(100_000, 100_020);
  window.put(1_000, page(1_000), { next: 'y' });
  window.grewOld();
  expect(window.at(100_000)?.id).toBe('100000');
  expect(window.at(0)).toBeUndefined();
  expect(window.wanted()).toContain(1_000);
  expect(window.where(1_001)).toEqual({ skip: 100_100 });
});
test('who scrolls far holds no more than some pages', () => {
  const window = million();
  for (let at = 1; at < 300; ++at) {
    window.look(at * kPage, at * kPage + 20);
    window.put(at, page(at), { next: 'z' });
  }
  expect(window.held().length).toBeLessThanOrEqual(60 * kPage);
  expect(window.at(299 * kPage)).toBeDefined();
  expect(window.at(0)).toBeUndefined();
});
