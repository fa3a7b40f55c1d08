import { expect, test } from 'vitest';

import { placeOf } from './neighbours';

const listOf = (count: number) => {
  const asked: [number, number][] = [], all = Array.from({ length: count }, (_, i) => `r${i}`);
  return { asked, ask: (skip: number, limit: number) => (asked.push([skip, limit]), Promise.resolve({ rows: all.slice(skip, skip + limit).map((id) => [id]), ...(skip === 0 ? { count } : {}) })) };
};

test('a record stands where its reader was, between two others', async () => {
  const { ask, asked } = listOf(64);
  expect(await placeOf('r5', { at: 5 }, ask)).toMatchObject({ at: 5, before: 'r4', behind: 'r6' });
  expect(asked).toEqual([[4, 3]]);
});
test('the first has nobody before it, the last nobody behind', async () => {
  expect(await placeOf('r0', { at: 0 }, listOf(64).ask)).toMatchObject({ before: undefined, behind: 'r1' });
  expect(await placeOf('r63', { at: 63 }, listOf(64).ask)).toMatchObject({ before: 'r62', behind: undefined });
});
test('a list that changed meanwhile is looked through at its top', async () => {
  expect(await placeOf('r9', { at: 2 }, listOf(64).ask)).toMatchObject({ at: 9, before: 'r8', behind: 'r10', count: 64 });
  expect(await placeOf('r99', { at: 2 }, listOf(300).ask)).toMatchObject({ at: 99, behind: 'r100' });
});
test('a record of another list has no place', async () => expect(await placeOf('x', { at: 2 }, listOf(300).ask)).toBeUndefined());
