import { expect, test } from 'vitest';

import { moved } from './use_columns';

test('a column goes where it was put', () => {
  expect(moved(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'], 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'], 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
});
test('what is not shown just now keeps its place', () => expect(moved(['a', 'gone', 'b', 'c'], ['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'gone', 'a', 'b']));
