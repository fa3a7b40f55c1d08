import { expect, test } from 'vitest';

import { mayTakeBack } from './take_back';

const me = { id: '7', name: '银杏', owner: false, duties: [] as string[] }, boss = { ...me, id: '1', duties: ['administer'] };

test.each([
  ['one’s own', { kind: 'set', by: '7', undone_by: null }, me, true],
  ['somebody else’s', { kind: 'set', by: '8', undone_by: null }, me, false],
  ['somebody else’s, by whoever answers for all', { kind: 'set', by: '8', undone_by: null }, boss, true],
  ['what was taken back already', { kind: 'set', by: '7', undone_by: '12' }, me, false],
  ['an undo: that is to do it again', { kind: 'undo', by: '7', undone_by: null }, me, true],
  ['an export, which changed nothing', { kind: 'export', by: '7', undone_by: null }, me, false],
  ['what was removed for good', { kind: 'purge', by: '1', undone_by: null }, boss, false],
])('%s', (_, operation, user, may) => expect(mayTakeBack(operation, user)).toBe(may));
