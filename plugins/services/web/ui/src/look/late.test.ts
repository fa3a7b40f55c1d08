import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('..', import.meta.url));

// How a file comes to Ant Design without anything between that is loaded late; nothing where it does not.
function wayToAntDesign(file: string, seen = new Set<string>()): string[] | undefined {
  if (seen.has(file)) return undefined;
  seen.add(file);
  for (const [, from = '', bare = ''] of readFileSync(join(src, file), 'utf8').matchAll(/^import (?!type)[^;]*?from '([^']+)'|^import '([^']+)'/gm)) {
    const path = from || bare;
    if (path === 'antd' || path.startsWith('antd/')) return [file];
    if (!path.startsWith('.')) continue;
    const base = join(dirname(file), path), next = ['.tsx', '.ts'].map((end) => base + end).find((each) => existsSync(join(src, each)));
    const way = next && wayToAntDesign(next, seen);
    if (way) return [file, ...way];
  }
  return undefined;
}

// There it would stand without its theme, and before the first row.
test.each(['main.tsx', 'pages/list/list_page.tsx', 'pages/home/home_page.tsx'])('%s stands without Ant Design', (file) => expect(wayToAntDesign(file)).toBeUndefined());
test('what is late has it', () => expect(wayToAntDesign('pages/record/record_form.tsx')).toBeDefined());
