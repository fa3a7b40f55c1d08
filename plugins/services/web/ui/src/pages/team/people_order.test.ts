import { expect, test } from 'vitest';

import { nextSort } from '../../look/sort_head';
import type { User } from './people';
import { inOrder, type PeopleSort } from './people_order';

const user = (name: string, more: Partial<User> = {}): User => ({ id: name, code: name, name, roles: [], sign_in: true, has_password: true, left: false, left_on: null, ...more });
const users = [user('王五', { customers: 9, roles: ['b'] }), user('李四', { last_sign_in: '2026-11-02T08:00:00Z' }), user('张三', { customers: 12, roles: ['a'], last_sign_in: '2026-11-20T08:00:00Z' })];
const names = (sort: PeopleSort | undefined) => inOrder(users, sort, (code) => ({ a: '销售代表', b: '经理' })[code] ?? code, 'zh-CN').map((each) => each.name);

test.each<[PeopleSort | undefined, string[]]>([
  [undefined, ['王五', '李四', '张三']],
  [{ by: 'name', down: false }, ['李四', '王五', '张三']], // by pinyin
  [{ by: 'customers', down: true }, ['张三', '王五', '李四']], // 12 before 9
  [{ by: 'customers', down: false }, ['王五', '张三', '李四']], // who has none stands last, either way
  [{ by: 'roles', down: false }, ['王五', '张三', '李四']], // by what a role is called
  [{ by: 'last', down: true }, ['张三', '李四', '王五']],
])('people by %j', (sort, order) => expect(names(sort)).toEqual(order));

test('a head sorts, turns round, and lets go', () => {
  const first = nextSort<'last' | 'name'>(undefined, 'last', 'down');
  expect(first).toEqual({ by: 'last', down: true });
  expect(nextSort(first, 'last', 'down')).toEqual({ by: 'last', down: false });
  expect(nextSort(nextSort(first, 'last', 'down'), 'last', 'down')).toBeUndefined();
  expect(nextSort<'last' | 'name'>(first, 'name', 'up')).toEqual({ by: 'name', down: false });
});
