// What the page is made of and what its build waits for are the same: a change of a script or of the glossary makes the page anew.
import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ui = fileURLToPath(new URL('..', import.meta.url)), root = resolve(ui, '../../../..');
const cmake = readFileSync(resolve(ui, '../CMakeLists.txt'), 'utf8');
const scripts = readdirSync(resolve(ui, 'scripts')).filter((file) => file.endsWith('.mjs'));
const read = scripts.flatMap((file) => [...readFileSync(resolve(ui, 'scripts', file), 'utf8').matchAll(/new URL\('([^']+\.\w+)', import\.meta\.url\)/g)].map((match) => resolve(ui, 'scripts', match[1] as string)));

test('every file that a script of the build reads is an input of the build', () => {
  expect(read).toContain(resolve(root, 'docs/glossary.md'));
  for (const file of read) {
    const within = relative(ui, file), folder = /^(src|public|scripts)\//.exec(within)?.[1];
    expect(cmake, within).toContain(folder ? `/ui/${folder}/*` : within.startsWith('..') ? `\${PROJECT_SOURCE_DIR}/${relative(root, file)}` : `/ui/${within}`);
  }
});
test('so are the scripts themselves and what configures them', () => {
  for (const input of ['/ui/scripts/*', '/ui/vite.config.ts', '/ui/tsconfig.json', '/ui/index.html', '/ui/package.json', '/ui/package-lock.json']) expect(cmake).toContain(input);
});
