import { expect, test } from 'vitest';

import { partsOf } from './commands';

const kinds = (entity: string) => ['currency_rate', 'customer'].includes(entity);
const shown = (text: string) => partsOf(text, kinds).map((part) => (typeof part === 'string' ? part : `[${part.to}]`)).join('');

test.each([
  ['没有 EUR 的汇率；请先 pareto rate set EUR 7.8', '没有 EUR 的汇率；请先 [/list/currency_rate]'],
  ['可以查找：pareto list customer --search 佳源', '可以查找：[/list/customer?search=%E4%BD%B3%E6%BA%90]'],
  ['请先启用：pareto plugin enable xlsx_format', '请先启用：[/settings/modules?plugin=xlsx_format]'],
  ['bring back a backup: pareto backup list, then pareto restore FILE', 'bring back a backup: [/settings/upkeep], then [/settings/upkeep]'],
  ['恢复备份：先看 pareto backup list，再执行 pareto restore 文件', '恢复备份：先看 [/settings/upkeep]，再执行 [/settings/upkeep]'],
  ['enable it with pareto plugin enable report_post and try again', 'enable it with [/settings/modules?plugin=report_post] and try again'],
  ['请询问 张三；密钥确实已更换时执行：pareto plugin install 文件 --new-signer', '请询问 张三；密钥确实已更换时执行：[/settings/modules]'],
  ['see the record: pareto show customer 0013', 'see the record: [/list/customer]'],
])('%s', (text, told) => expect(shown(text)).toBe(told));
test('a kind that is not there leads nowhere, and what the page has no place for stays a command', () => {
  expect(shown('pareto list nobody')).toBe('pareto list nobody');
  expect(shown('看有哪些视图和列：pareto query --views')).toBe('看有哪些视图和列：pareto query --views');
});
test('words that only begin alike are no commands', () => expect(shown('pareto tierless')).toBe('pareto tierless'));
