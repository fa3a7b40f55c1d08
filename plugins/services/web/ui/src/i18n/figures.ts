// Figures as people read them: 万 and 亿 in Chinese, thousands and millions in English, the full value beside it.
import { inZone } from './days';
import type { Language } from './language';

const kMinus = '\u2212';

// A formatter takes longer to make than a list's figures take to be written by it.
const formatters = new Map<string, Intl.NumberFormat>();
function written(value: number, most: number, least = 0): string {
  const key = `${least} ${most}`, known = formatters.get(key) ?? new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });
  formatters.set(key, known);
  return known.format(value);
}

function fixed(value: number, digits: number): string {
  const text = written(Math.abs(value), digits, digits);
  return (value < 0 && Number(text.replaceAll(',', '')) !== 0 ? kMinus : '') + text;
}

export interface Figure { value: string; unit: string }

export function large(value: number, language: Language): Figure {
  const size = Math.abs(value);
  if (language === 'en') {
    if (size >= 999_500) return { value: fixed(value / 1e6, size >= 99.95e6 ? 0 : size >= 9.995e6 ? 1 : 2), unit: 'M' };
    if (size >= 9_995) return { value: fixed(value / 1e3, 0), unit: 'k' };
    return { value: fixed(value, 0), unit: '' };
  }
  const wan = language === 'zh-Hant' ? '萬' : '万', yi = language === 'zh-Hant' ? '億' : '亿';
  if (size >= 99_995_000) return { value: fixed(value / 1e8, 2), unit: yi };
  if (size >= 9_999.5) return { value: fixed(value / 1e4, size >= 9_999_500 ? 0 : 1), unit: wan };
  return { value: fixed(value, 0), unit: '' };
}

export const money = (value: number, language: Language) => {
  const figure = large(value, language);
  return figure.unit ? `${figure.value}${language === 'en' ? '' : ' '}${figure.unit}` : figure.value;
};
// On an axis, where a step is a round number: no decimals that say nothing.
export const axis = (value: number, language: Language) => money(value, language).replace(/\.0+(?=[^\d]|$)/, '');
export const exact = (value: number, currency = '') =>
  (value < 0 ? kMinus : '') + written(Math.abs(value), 4) + (currency ? ' ' + currency : '');
export const percent = (share: number, digits = 1) => fixed(share * 100, digits) + '%';
export const whole = (value: number) => fixed(value, 0);
export const quantity = (value: number) => (value < 0 ? kMinus : '') + written(Math.abs(value), 3);
// "2026-11-22T15:43:16Z" by the workspace's clocks, to the minute.
export const moment = (iso: string) => inZone(iso);
