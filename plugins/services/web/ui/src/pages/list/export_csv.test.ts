import { expect, test } from 'vitest';

import { csvCell } from './export_csv';

test('what a spreadsheet would run is kept as text, numbers stay numbers', () => {
  expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(csvCell('@cmd')).toBe("'@cmd");
  expect(csvCell('-12.5')).toBe('-12.5');
  expect(csvCell(-12.5)).toBe('-12.5');
});
test('separators and quotes are held', () => {
  expect(csvCell('a,b')).toBe('"a,b"');
  expect(csvCell('say "x"')).toBe('"say ""x"""');
  expect(csvCell(null)).toBe('');
});
