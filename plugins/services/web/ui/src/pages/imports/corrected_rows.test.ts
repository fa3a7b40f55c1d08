import { expect, test } from 'vitest';

import { together } from './corrected_rows';

test('a file and its corrected rows are told as one import', () => {
  const both = together(
    { operation: '7', entity: 'sale', read: 10, created: 6, updated: 1, rejected: 3, rejects_file: 'a', related: [{ entity: 'customer', plural: 'customers', created: 2, filled: 0 }] },
    { operation: '8', entity: 'sale', read: 3, created: 2, rejected: 1, rejects_file: 'b', related: [{ entity: 'customer', plural: 'customers', created: 1, filled: 1 }, { entity: 'product', plural: 'products', created: 1, filled: 0 }] });
  expect(both).toMatchObject({ operation: '7', read: 10, created: 8, updated: 1, unchanged: 0, rejected: 1, rejects_file: 'b' });
  expect(both.related?.map(({ entity, created }) => [entity, created])).toEqual([['customer', 3], ['product', 1]]);
});
test('where nothing of the file itself came in, the corrected rows are the import', () => expect(together({ operation: null, read: 1, rejected: 1 }, { operation: '8', created: 1, rejected: 0 })).toMatchObject({ operation: '8', read: 1, created: 1, rejected: 0 }));
