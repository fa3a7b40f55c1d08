import { expect, test } from 'vitest';

import { groupOf } from './kinds';

test('a plugin with fields is a pack, whatever else it offers', () => {
  expect(groupOf({ offers: [{ kind: 'pareto.report/1' }, { kind: 'pareto.fields/1' }] })).toBe('pack');
  expect(groupOf({ offers: [{ kind: 'pareto.importer/1' }, { kind: 'pareto.format/2' }] })).toBe('importer');
  expect(groupOf({ offers: [{ kind: 'pareto.unheard/1' }] })).toBe('other');
  expect(groupOf({})).toBe('other');
  expect(groupOf({ name: 'call_list', offers: [] }, new Set(['call_list']))).toBe('report');
});
