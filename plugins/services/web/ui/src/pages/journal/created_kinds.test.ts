import { expect, test } from 'vitest';

import { createdKinds } from './created_kinds';

const task = (id: string) => ({ entity: 'task', id, label: `任务 ${id}` }), made = (entity: string, created: number) => ({ entity, created, changed: 0, removed: 0 });

test('records stand by kind, and those that are not named are counted', () => {
  expect(createdKinds([task('1'), task('2')], [made('task', 5), made('sale', 3), made('customer', 0)])).toEqual([{ entity: 'task', records: [task('1'), task('2')], more: 3 }, { entity: 'sale', records: [], more: 3 }]);
});
test('where none is named there is nothing to lead to', () => expect(createdKinds([], [made('task', 2)])).toEqual([]));
