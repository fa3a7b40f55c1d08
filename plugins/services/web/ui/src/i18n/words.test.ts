import { readFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js';
import { expect, test } from 'vitest';

import { glossaryPairs, toTraditional } from '../../scripts/words_plugin.mjs';
import { filled, withMore } from './language';
import words from './words.json';

const glossary = readFileSync(new URL('../../../../../../docs/glossary.md', import.meta.url), 'utf8');
const traditional = toTraditional(glossaryPairs(glossary), OpenCC.Converter({ from: 'cn', to: 'tw' }));
const all = Object.entries(words as unknown as Record<string, [string, string, string?]>).map(([key, [zh, , hant]]) => [key, hant ?? traditional(zh)] as const);

// What Taiwan calls otherwise: characters alone make no Traditional Chinese.
test.each(['數據', '登錄', '打印', '文件', '默認', '聯繫', '程序', '信息', '網絡', '郵箱', '賬', '鏈接', '搜索', '菜單', '服務器', '軟件', '加載', '界面', '“', '新建', '添加', '打開', '調用', '創建', '批量', '當前', '文本', '生成'])('no word of the page says %s', (word) => {
  expect(all.filter(([, text]) => text.includes(word)).map(([key]) => key)).toEqual([]);
});

test('a row is 列 there and a column 欄', () => {
  expect(traditional('已导出 3 行，共 11 列')).toBe('已匯出 3 列，共 11 欄');
  expect(traditional('2 行业')).toBe('2 產業別');
});
test.each([
  ['{0} {0|row|rows} exported', ['1'], '1 row exported'], ['{0} {0|row|rows} exported', [0], '0 rows exported'], ['{0} {0|row|rows} exported', ['1,234'], '1,234 rows exported'],
  ['New {0~}', ['Customer'], 'New customer'], ['New {0~}', ['API key'], 'New API key'], ['{1} of {0}', ['a', 'b'], 'b of a'],
])('%s with %j', (text, values, told) => expect(filled(text, values)).toBe(told));

// "1 rows": where English counts, the word follows the number.
const kCounted = /\{\d\}\+? (rows|records|days|customers|users|fields|files|columns|orders|groups|tries|words|places|operations|subsidiaries)\b/;
test('English has one row and two rows', () => {
  const english = Object.entries(words as unknown as Record<string, string[]>).map(([key, [, text = '']]) => [key, text] as const);
  expect(english.filter(([key, text]) => kCounted.test(text) && key !== 'count.more').map(([key]) => key)).toEqual([]);
});
test('what stands in brackets has those of its language', () => expect([withMore('年用量', '吨'), withMore('Annual use', 't')]).toEqual(['年用量（吨）', 'Annual use (t)']));
