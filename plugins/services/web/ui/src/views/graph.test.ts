import { expect, test } from 'vitest';

import type { ViewShown } from '../api/types';
import { graphOf } from './graph';

const view = { parts: { from: 'contact', to: 'other_contact', label: 'strength' } } as unknown as ViewShown;
const table = { columns: ['contact', 'other_contact', 'strength'].map((name) => ({ name, label: name })), rows: [['a', 'b', -2], ['b', 'a', 3], ['c', null, 1]] };

test('ties go between those they name; what is below nothing is bad', () => {
  const { nodes, ties } = graphOf(view, table, () => true);
  expect(nodes.map((node) => node.id)).toEqual(['a', 'b', 'c']);
  expect(ties).toEqual([{ from: 'a', to: 'b', label: '\u22122', weight: 2, bad: true }, { from: 'b', to: 'a', label: '+3', weight: 3, bad: false }]);
});
test('a word on a tie stays a word', () => expect(graphOf({ parts: { from: 'contact', to: 'other_contact', label: 'strength' } } as unknown as ViewShown, { ...table, rows: [['a', 'b', '上下级']] }, () => false).ties[0]).toEqual({ from: 'a', to: 'b', label: '上下级', weight: 1, bad: false }));
