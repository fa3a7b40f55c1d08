import { expect, test } from 'vitest';

import type { Translate } from '../../i18n/language';
import { refusedOf } from './roles_put';

const t = ((key: string, ...values: unknown[]) => (key === 'list.comma' ? '、' : [key, ...values].join(' '))) as Translate;

test('roles that whoever enabled a pack may not add are named, with what to do', () => {
  const told = refusedOf({ made: [], kept: ['seller'], refused: ['buyer', 'keeper'] }, t);
  expect(told?.detail).toBe('modules.roles.refused buyer、keeper');
  expect(told?.remedy).toBe('modules.roles.refused.help');
});
test('where none was refused there is nothing to say', () => {
  expect(refusedOf({ made: ['buyer'], kept: [], refused: [] }, t)).toBeUndefined();
  expect(refusedOf(undefined, t)).toBeUndefined();
});
