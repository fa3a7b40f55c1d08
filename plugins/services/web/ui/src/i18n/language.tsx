// The page's language: its words, and how numbers are written in it. The server speaks English and Simplified Chinese; what it says is
// written in Traditional characters here (traditional.ts), what people typed is left as it is.
import { createContext, useContext } from 'react';

import type source from './words.json';

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';
export type Key = keyof typeof source;
export type Translate = (key: Key, ...values: (string | number)[]) => string;

export const kLanguages: Record<Language, string> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

export interface Speech {
  language: Language;
  t: Translate;
  of: (said: string) => string; // what the server said
}

// "{0}": a value; "{0|row|rows}": the word for one or for any other number of them; "{0~}": a name within a sentence, so that it begins small
// ("New customer") unless it is written in capitals ("API key").
export const filled = (text: string, values: (string | number)[]) => text.replace(/\{(\d)(~|\|([^|}]*)\|([^}]*))?\}/g, (_, at: string, how: string | undefined, one: string, many: string) => {
  const value = String(values[Number(at)] ?? '');
  if (how === '~') return /^.[A-Z]/.test(value) ? value : value.charAt(0).toLowerCase() + value.slice(1);
  return how ? (value === '1' ? one : many) : value;
});

// "Annual use (t)", "年用量（吨）": in brackets of the language that the text is written in.
export const withMore = (text: string, more: string) => (/[\u4e00-\u9fff]$/.test(text) ? `${text}（${more}）` : `${text} (${more})`);

const load: Record<Language, () => Promise<{ default: Record<string, string>; glossary: [string, string][] }>> = {
  'zh-Hans': () => import('virtual:words/zh-Hans'),
  'zh-Hant': () => import('virtual:words/zh-Hant'),
  en: () => import('virtual:words/en'),
};

export async function speech(language: Language): Promise<Speech> {
  const { default: words, glossary } = await load[language]();
  const of = language === 'zh-Hant' ? (await import('./traditional')).traditional(glossary) : (said: string) => said;
  return { language, of, t: (key, ...values) => filled(words[key] ?? key, values) };
}

export function firstLanguage(): Language {
  const kept = localStorage.getItem('language');
  if (kept && kept in kLanguages) return kept as Language;
  const wanted = navigator.language;
  if (/^zh-(Hant|TW|HK|MO)/i.test(wanted)) return 'zh-Hant';
  return /^zh/i.test(wanted) ? 'zh-Hans' : 'en';
}

export const SpeechContext = createContext<Speech>({ language: 'zh-Hans', t: (key) => key, of: (said) => said });
export const useSpeech = () => useContext(SpeechContext);
