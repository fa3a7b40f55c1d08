// What a first visit of the list page loads before its rows, compressed: more than the limit fails the build. The limit is what it was (101 KB)
// and little more, so that a part that comes in by an import of something else is seen at once. Ant Design alone is 175 KB: it is loaded with
// what uses it (src/look/late.tsx), and a list stands without. tests/bench/page.sh says more: it counts the server's answers, too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const out = process.env.PARETO_WEB_OUT ?? 'dist', limit = 104 * 1024;
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));
const files = new Set(['index.html']);
const take = (key) => {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  (chunk.css ?? []).forEach((file) => files.add(file));
  (chunk.imports ?? []).forEach(take);
};
const named = (name) => {
  const key = Object.keys(manifest).find((each) => manifest[each].name === name && manifest[each].file.endsWith('.js'));
  if (!key) throw new Error(`no chunk is called ${name}`);
  return key;
};
['index.html', ...['list_page', 'zh-Hans'].map(named)].forEach(take);
const sizes = [...files].map((file) => [gzipSync(readFileSync(join(out, file)), { level: 9 }).length, file]).sort((a, b) => b[0] - a[0]);
const total = sizes.reduce((sum, [bytes]) => sum + bytes, 0);
for (const [bytes, file] of total > limit ? sizes : sizes.slice(0, 6)) console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${file}`);
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  first load of the list page, ${sizes.length} files (limit ${limit / 1024} KB)`);
if (total > limit) {
  console.error('The first load is too large: what the list page does not need is imported by one of the files above; import it lazily, or from a file without it.');
  process.exit(1);
}
