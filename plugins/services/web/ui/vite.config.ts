import { defineConfig } from 'vitest/config';

import { words } from './scripts/words_plugin.mjs';

// JSX by esbuild, which Vite brings: no plugin for React is needed to build.
export default defineConfig({
  plugins: [words()],
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: process.env.PARETO_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    target: ['chrome100', 'firefox100', 'safari15.4'],
    assetsInlineLimit: 0, // a strict Content-Security-Policy allows no data: addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    manifest: true,
    // Ant Design marks its files for servers that render; here that means nothing, and is said a hundred times.
    rollupOptions: { onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning) },
  },
  server: { proxy: { '/api/': 'http://127.0.0.1:8211' } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
