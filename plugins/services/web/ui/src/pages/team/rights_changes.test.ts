import { expect, test } from 'vitest';

import type { RoleShown } from './people';
import { differing, isChanged, kNothing, parametersOf, withDuty, withField, withRight } from './rights_changes';

const all = { entity: '*', scope: 'own', see: true, create: false };
const role: RoleShown = { id: '1', code: 'buyer', name: 'Buyer', users: 2, duties: ['configure'], rights: [all, { entity: 'customer', scope: 'own', see: true, create: true }], fields: [] };

test('a value that is put back is no change', () => {
  const line = role.rights[1] as typeof all;
  const once = withRight(kNothing, line, 'create', false);
  expect(isChanged(once)).toBe(true);
  expect(isChanged(withRight(once, line, 'create', true))).toBe(false);
  expect(isChanged(withDuty(withDuty(kNothing, role, 'administer', true), role, 'administer', false))).toBe(false);
});
test('of a kind that was named only what changes is said', () => {
  const changed = withRight(kNothing, role.rights[1] as typeof all, 'scope', 'team');
  expect(parametersOf(changed, role, ['see', 'create'], all)).toEqual({ role: 'buyer', rights: [{ entity: 'customer', scope: 'team' }] });
});
test('of a kind that was not named all is said', () => {
  const changed = withRight(kNothing, { ...all, entity: 'sale' }, 'create', true);
  expect(parametersOf(changed, role, ['see', 'create'], all)).toEqual({ role: 'buyer', rights: [{ entity: 'sale', scope: 'own', see: true, create: true }] });
});
test('a field of a plugin\'s kind keeps its whole name', () => {
  const line = { entity: 'projects.project', field: 'budget', label: '', access: 'read', said: false };
  expect(parametersOf(withField(kNothing, line, 'hidden'), role, [])).toEqual({ role: 'buyer', fields: [{ entity: 'projects.project', field: 'budget', access: 'hidden' }] });
  expect(isChanged(withField(withField(kNothing, line, 'hidden'), line, 'default'))).toBe(false);
});
test('fields that differ from the default are counted, those that are being changed too', () => {
  const line = (field: string) => ({ entity: 'sale', field, label: field, access: 'hidden', said: true }), said = { fields: [line('cost'), line('amount')] };
  expect(differing(said, kNothing, 'sale')).toBe(2);
  expect(differing(said, kNothing, 'customer')).toBe(0);
  expect(differing(said, { rights: {}, fields: { 'sale.cost': 'default', 'sale.amount': 'masked', 'sale.number': 'read' } }, 'sale')).toBe(2);
});
