import { expect, test } from 'vitest';

import { branchesOf, type Member } from './hierarchy';

const member = (name: string, parent: string, net: number): Member => ({ id: name, name, parent, tier: '', net, owner: '', silent: null, late: false });

test('each firm brings what it and all below it bring, the largest branch first', () => {
  const branches = branchesOf([member('集团', '', 1), member('小', '集团', 10), member('大', '集团', 20), member('孙', '大', 5)]);
  expect(branches.map(({ name, depth, sum, below }) => [name, depth, sum, below])).toEqual([['集团', 0, 36, 3], ['大', 1, 25, 1], ['孙', 2, 5, 0], ['小', 1, 10, 0]]);
});
test('a ring is shown once and ends', () => expect(branchesOf([member('a', 'b', 1), member('b', 'a', 2)]).map((branch) => branch.name)).toEqual(['a', 'b']));
