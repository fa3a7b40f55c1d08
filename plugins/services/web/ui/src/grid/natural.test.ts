import { expect, test } from 'vitest';

import type { GridColumn } from './columns';
import { naturalWidth, sharedWidths, textWidth } from './natural';

const column = (kind: GridColumn['kind'], natural: number | undefined, grows = 0, width = 72): GridColumn => ({ name: kind, label: 'x', kind, width, natural, grows, right: false });

test('characters of East Asia are square, others narrower', () => {
  expect(textWidth('饲料')).toBe(28);
  expect(textWidth('Rep One')).toBeGreaterThan(45);
  expect(textWidth('Rep One')).toBeLessThan(64);
  expect(textWidth('iii')).toBeLessThan(textWidth('mmm'));
});
test('a text is as wide as the longest in it, within bounds, and no narrower than its head', () => {
  const text = { kind: 'text' as const, label: 'Owner', width: 72 };
  expect(naturalWidth(text, ['Rep One', 'A'])).toBeGreaterThanOrEqual(Math.ceil(textWidth('Rep One')) + 20);
  expect(naturalWidth(text, ['x'.repeat(200)])).toBe(220);
  expect(naturalWidth({ ...text, label: 'A head that says a lot' }, [])).toBeGreaterThan(120);
  expect(naturalWidth({ ...text, width: 116, fixed: true }, [])).toBe(116);
  expect(naturalWidth({ kind: 'money', label: 'x', width: 112 }, ['123456789012345678'])).toBe(112);
});
test('what is left over goes to labels and texts, by their part', () => {
  expect(sharedWidths([column('label', 200, 3), column('text', 80, 1), column('money', 112)], 792)).toEqual([500, 180, 112]);
  expect(sharedWidths([column('money', 112), column('days', 84)], 400)).toEqual([112, 84]);
});
test('where there is too little, labels and texts give way, each down to its least', () => {
  const [label = 0, text = 0, money] = sharedWidths([column('label', 260, 3), column('text', 106, 1), column('money', 112)], 403);
  expect(label + text + (money ?? 0)).toBeCloseTo(403);
  expect(money).toBeLessThan(112);
  expect(label).toBeGreaterThanOrEqual(160);
  expect(sharedWidths([column('label', 260, 3), column('text', 106, 1), column('money', 112)], 100)).toEqual([160, 56, 92]); // then it scrolls
});
test('no column is narrower than its head, however little room there is', () => {
  const owner = { ...column('text', 150, 1), label: 'Responsible person' };
  const [label, text] = sharedWidths([column('label', 260, 3), owner, column('money', 112)], 200);
  expect(label).toBe(160);
  expect(text).toBeGreaterThan(textWidth('Responsible person', 12) + 20);
  expect(text).toBeLessThanOrEqual(150);
});
test('what its reader has sized stays', () => {
  expect(sharedWidths([column('label', undefined, 0, 300), column('text', 90, 1), column('days', 84)], 440)).toEqual([300, 56, 84]);
});
