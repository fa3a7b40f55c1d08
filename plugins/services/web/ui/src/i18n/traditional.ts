// Labels and messages of the server in Traditional characters: terms by the glossary, the rest character by character. Loaded only by who
// reads Traditional; the table of characters is OpenCC's, without its phrases, which weigh half a megabyte.
import characters from 'virtual:characters';

import { inTaiwan } from '../../scripts/taiwan.mjs';

export function traditional(glossary: [string, string][]): (said: string) => string {
  const terms = new Map(glossary), kept = new Map<string, string>();
  const pattern = new RegExp(glossary.map(([word]) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)', 'g');
  const each = (text: string) => [...text].map((one) => characters[one] ?? one).join('');
  return (said) => {
    const known = kept.get(said);
    if (known !== undefined) return known;
    const text = inTaiwan(said);
    let out = '', at = 0;
    for (const match of text.matchAll(pattern)) {
      out += each(text.slice(at, match.index)) + (terms.get(match[0]) ?? '');
      at = match.index + match[0].length;
    }
    out += each(text.slice(at));
    kept.set(said, out);
    return out;
  };
}
