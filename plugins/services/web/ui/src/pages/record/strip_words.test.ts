import { expect, test } from 'vitest';

import { edgeOf, standing } from './strip_words';

const expected = { day: '2026-07-03', text: '应下单 07-03', mark: true, at: 71 }, until = { day: '2026-10-31', text: '数据截至 10-31', mark: false, at: 95 };

test('a word at the edge ends there', () => expect([5, 50, 95].map(edgeOf)).toEqual(['start', '', 'end']));
test('where there is room all words stand', () => expect(standing([expected, until], 800)).toEqual([expected, until]));
test('on a telephone the one that matters stands alone', () => {
  expect(standing([expected, until], 320)).toEqual([expected]);
  expect(standing([{ ...expected, at: 30 }, until], 320)).toHaveLength(2);
});
