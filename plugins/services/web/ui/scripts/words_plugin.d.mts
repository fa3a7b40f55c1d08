import type { Plugin } from 'vite';
export function words(): Plugin;
export function glossaryPairs(markdown: string): [string, string][];
export function toTraditional(pairs: [string, string][], convert: (text: string) => string): (text: string) => string;
