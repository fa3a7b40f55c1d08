import { expect, test } from 'vitest';

import type { Translate } from '../../i18n/language';
import { noteWords } from './notes';

const t = ((key: string, ...values: unknown[]) => [key, ...values].join(' ')) as Translate;
const columns = ['plugin', 'version', 'entity', 'from', 'from_type', 'to', 'to_type', 'values', 'converted', 'left', 'left_in'];

test('values that a newer version wrote anew are told with what stayed behind', () => {
  expect(noteWords({ topic: 'plugin.converted', columns }, ['acme', '2.0.0', 'customer', 'acme.size', 'text', 'acme.size', 'int', 1200, 1198, 2, 'acme.size_text'], t, () => '客户')).toBe('journal.converted 客户 acme.size text acme.size int 1,200 1,198journal.converted.left 2 acme.size_text');
  expect(noteWords({ topic: 'plugin.converted', columns }, ['acme', '2.0.0', 'customer', 'a', 'text', 'b', 'int', 3, 3, 0, null], t, () => '客户')).toBe('journal.converted 客户 a text b int 3 3');
});
test('what the page has no words for is told by its columns', () => expect(noteWords({ topic: 'x', columns: ['a', 'b', 'c'] }, [1, null, 'z'], t, String)).toBe('a: 1 · c: z'));
