import { expect, test } from 'vitest';

import type { Entity } from '../api/types';
import { lanesOf, stepOf } from './lanes';

const entity = { fields: [{ name: 'state', choices: [{ code: 'open', label: 'Open' }, { code: 'held', label: 'Held' }, { code: 'done', label: 'Done' }] }] } as unknown as Entity;
const table = { columns: ['id', 'subject', 'state'].map((name) => ({ name, label: name })), rows: [['1', 'a', 'open'], ['2', 'b', 'done'], ['3', 'c', 'open'], ['4', 'd', null]] };

test('lanes are the choices in their order, then what else there is', () => {
  expect(lanesOf(entity, table, 'state').map((lane) => [lane.value, lane.rows.length])).toEqual([['open', 2], ['held', 0], ['done', 1], [null, 1]]);
});
test('what was moved stands in its new lane before the answer is there, and can be moved to none', () => {
  const lanes = lanesOf(entity, table, 'state', new Map([['1', 'held'], ['2', null]]));
  expect(lanes.map((lane) => lane.rows.map((row) => row[0]))).toEqual([['3'], ['1'], [], ['2', '4']]);
});
test('arrows pass lanes without cards and stop at the ends', () => {
  const lanes = lanesOf(entity, table, 'state');
  expect(stepOf(lanes, 0, 1, 'ArrowRight')).toEqual([2, 0]);
  expect(stepOf(lanes, 2, 0, 'ArrowLeft')).toEqual([0, 0]);
  expect(stepOf(lanes, 0, 0, 'ArrowDown')).toEqual([0, 1]);
  expect(stepOf(lanes, 0, 1, 'ArrowDown')).toBeUndefined();
  expect(stepOf(lanes, 0, 0, 'ArrowLeft')).toBeUndefined();
});
