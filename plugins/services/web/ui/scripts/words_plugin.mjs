// The page's words, one module for each language: virtual:words/en, /zh-Hans, /zh-Hant.
//
// src/i18n/words.json holds Simplified Chinese and English. Traditional Chinese is derived: terms of docs/glossary.md by the glossary
// (which follows the usage of Taiwan), the rest by OpenCC. So no third list can grow stale, and a term is the same everywhere.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as OpenCC from 'opencc-js';

import { inTaiwan } from './taiwan.mjs';

const wordsFile = fileURLToPath(new URL('../src/i18n/words.json', import.meta.url));
const glossaryFile = fileURLToPath(new URL('../../../../../docs/glossary.md', import.meta.url));

// [简体, 繁體], longest first; a word of one character is too short to be found safely inside a sentence.
export function glossaryPairs(markdown) {
  const pairs = new Map();
  for (const line of markdown.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length < 5 || !/[\u4e00-\u9fff]/.test(cells[2]) || cells[2] === '简体') continue;
    const from = cells[2].split('、'), to = cells[3].split('、');
    from.forEach((word, i) => word.length > 1 && to[i] && !pairs.has(word) && pairs.set(word, to[i]));
  }
  return [...pairs].sort((a, b) => b[0].length - a[0].length);
}

export function toTraditional(pairs, convert) {
  const known = new Map(pairs);
  const pattern = new RegExp(pairs.map(([word]) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  return (given) => {
    const text = inTaiwan(given);
    let out = '', at = 0;
    for (const match of text.matchAll(pattern)) {
      out += convert(text.slice(at, match.index)) + known.get(match[0]);
      at = match.index + match[0].length;
    }
    return out + convert(text.slice(at));
  };
}

// Each character of GB 2312's range that Traditional Chinese writes otherwise: small enough for a browser.
function characters() {
  const convert = OpenCC.Converter({ from: 'cn', to: 'tw' }), out = {};
  for (let code = 0x4e00; code <= 0x9fa5; ++code) {
    const from = String.fromCharCode(code), to = convert(from);
    if (to !== from) out[from] = to;
  }
  return out;
}

export function words() {
  const prefix = 'virtual:words/';
  return {
    name: 'pareto-words',
    resolveId: (id) => (id.startsWith(prefix) || id === 'virtual:characters' ? '\0' + id : null),
    load(id) {
      if (id === '\0virtual:characters') return `export default ${JSON.stringify(characters())};`;
      if (!id.startsWith('\0' + prefix)) return null;
      this.addWatchFile(wordsFile);
      const language = id.slice(prefix.length + 1);
      const all = JSON.parse(readFileSync(wordsFile, 'utf8'));
      const pairs = glossaryPairs(readFileSync(glossaryFile, 'utf8'));
      const traditional = toTraditional(pairs, OpenCC.Converter({ from: 'cn', to: 'tw' }));
      const out = {};
      // A third form is a name that is written otherwise, not only in other characters.
      for (const [key, [zh, en, hant]] of Object.entries(all)) out[key] = language === 'en' ? en : language === 'zh-Hant' ? (hant ?? traditional(zh)) : zh;
      const glossary = language === 'zh-Hant' ? JSON.stringify(pairs) : '[]';
      return `export default ${JSON.stringify(out)};\nexport const glossary = ${glossary};`;
    },
  };
}
