import { expect, test } from 'vitest';

import { peopleOf } from './people';

const contacts = [{ id: '1', name: '岳澄', position: '副总经理', mobile: null, phone: null, email: null }, { id: '2', name: '郗明远', position: '总监', mobile: '000-1', phone: null, email: null }];

test('who decides stands first, and a person is as close to us as the closest of us is', () => {
  const { people } = peopleOf(contacts, [{ contact: '郗明远', department: '采购部', position: '采购总监', part: 'decider', to_date: null }],
    [{ contact: '郗明远', other_contact: null, user: '祁砚', strength: 3 }, { contact: '郗明远', other_contact: null, user: '岑越', strength: 1 }], [{ contact: '岳澄', start: '2026-05-28T02:00:00Z' }, { contact: '岳澄', start: '2025-01-02T02:00:00Z' }]);
  expect(people.map(({ name, department, position, strength, last }) => [name, department, position, strength, last])).toEqual([['郗明远', '采购部', '采购总监', 3, undefined], ['岳澄', '', '副总经理', undefined, '2026-05-28']]);
});
test('a role that ended says nothing of today', () => {
  expect(peopleOf(contacts, [{ contact: '岳澄', department: '总经办', position: 'x', part: 'decider', to_date: '2024-01-01' }], [], []).people.map((person) => person.part)).toEqual(['', '']);
});
test('a tie to one of us goes from us to them', () => {
  const { ties, ours } = peopleOf(contacts, [], [{ contact: '岳澄', other_contact: '郗明远', user: null, strength: -2, kind: '上下级' }, { contact: '岳澄', other_contact: null, user: '祁砚', strength: null }], []);
  expect(ties).toEqual([{ from: '岳澄', to: '郗明远', kind: '上下级', ours: false, strength: -2 }, { from: '祁砚', to: '岳澄', kind: '', ours: true }]);
  expect(ours).toEqual(['祁砚']);
});
