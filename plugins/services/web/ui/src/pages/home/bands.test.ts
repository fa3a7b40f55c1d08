import { expect, test } from 'vitest';

import { bandsOf } from './bands';

test('a row that sums up small ones counts for as many as it says', () => {
  const bands = bandsOf({ kind: 'chart', rows: [{ label: 'a', value: '60', tier: 'A', rest: null }, { label: 'b', value: '30', tier: 'B', rest: null }, { label: 'rest', value: '10', tier: 'B', rest: 4 }] });
  expect(bands).toEqual([{ tier: 'A', count: 1, share: 0.6 }, { tier: 'B', count: 5, share: 0.4 }]);
});
