import { readFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js';
import { expect, test } from 'vitest';

import { glossaryPairs, toTraditional } from '../../scripts/words_plugin.mjs';
import words from './words.json';

const glossary = readFileSync(new URL('../../../../../../docs/glossary.md', import.meta.url), 'utf8');
const traditional = toTraditional(glossaryPairs(glossary), OpenCC.Converter({ from: 'cn', to: 'tw' }));
const all = Object.entries(words as unknown as Record<string, [string, string, string?]>).map(([key, [zh, , hant]]) => [key, hant ?? traditional(zh)] as const);

// What Taiwan calls otherwise: characters alone make no Traditional Chinese.
test.each(['數據', '登錄', '打印', '文件', '默認', '聯繫', '程序', '信息', '網絡', '郵箱', '賬', '鏈接', '搜索', '菜單', '服務器', '軟件', '加載', '界面'])('no word of the page says %s', (word) => {
  expect(all.filter(([, text]) => text.includes(word)).map(([key]) => key)).toEqual([]);
});
