import { expect, test } from 'vitest';

import { partsOf, type Step } from './places';

const kinds = (entity: string) => ['currency_rate', 'customer'].includes(entity);
const step = (text: string, method: string, given: Record<string, unknown> = {}): Step => ({ text, method, arguments: given });
const shown = (text: string, ...steps: Step[]) => partsOf(text, steps, kinds).map((part) => (typeof part === 'string' ? part : `[${part.to}]`)).join('');

test.each([
  ['没有 EUR 的汇率；请先 pareto rate set EUR 7.8', [step('pareto rate set EUR 7.8', 'records.add', { entity: 'currency_rate' })], '没有 EUR 的汇率；请先 [/list/currency_rate]'],
  ['可以查找：pareto list customer --search 佳源', [step('pareto list customer --search 佳源', 'records.list', { entity: 'customer', search: '佳源' })], '可以查找：[/list/customer?search=%E4%BD%B3%E6%BA%90]'],
  ['请先启用：pareto plugin enable xlsx_format', [step('pareto plugin enable xlsx_format', 'plugins.enable', { plugins: ['xlsx_format'] })], '请先启用：[/settings/modules?plugin=xlsx_format]'],
  ['its key: pareto plugin set webhook@shop url=…', [step('pareto plugin set webhook@shop url=…', 'plugins.set', { plugin: 'webhook@shop' })], 'its key: [/settings/modules?plugin=webhook%40shop]'],
  ['bring back a backup: pareto backup list, then pareto restore FILE', [step('pareto backup list', 'backups.list'), step('pareto restore FILE', 'backups.restore')], 'bring back a backup: [/settings/upkeep], then [/settings/upkeep]'],
  ['see the record: pareto show customer 0013', [step('pareto show customer 0013', 'records.show', { entity: 'customer', which: '0013' })], 'see the record: [/list/customer?search=0013]'],
  ['make it: pareto team add 华东', [step('pareto team add 华东', 'records.add', { entity: 'team' })], 'make it: [/settings/team?show=teams]'],
])('%s', (text, steps, told) => expect(shown(text, ...steps)).toBe(told));
test('what the page has no place for stays a command', () => {
  expect(shown('看有哪些视图和列：pareto query --views', step('pareto query --views', 'query.run'))).toBe('看有哪些视图和列：pareto query --views');
  expect(shown('pareto list nobody', step('pareto list nobody', 'records.list', { entity: 'nobody' }))).toBe('pareto list nobody');
});
test('no text is looked through for commands: what is not said to be a step is none', () => expect(shown('pareto plugin enable abc')).toBe('pareto plugin enable abc'));
test('a step is found behind the one before it', () => {
  const one = step('pareto backup list', 'backups.list');
  expect(shown('pareto backup list and once more pareto backup list', one, one)).toBe('[/settings/upkeep] and once more [/settings/upkeep]');
});
