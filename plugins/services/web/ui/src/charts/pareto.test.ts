import { expect, test } from 'vitest';

import { barsOf } from './pareto';

test('shares come from what the report says, so returns that it subtracted stay subtracted', () => {
  // 60 is a share of 0.5: the whole is 120 though the bars come to 100.
  const bars = barsOf({ kind: 'chart', rows: [{ label: 'a', value: '60', share_before: 0, tier: 'A', mark: '!', rest: null }, { label: 'b', value: '30', share_before: 0.5, tier: 'B', mark: null, rest: null }, { label: 'rest', value: '10', share_before: 0.75, tier: 'C', mark: null, rest: 4 }] });
  expect(bars.map((bar) => [bar.label, bar.upTo, bar.mark])).toEqual([['a', 0.5, true], ['b', 0.75, false]]);
});
