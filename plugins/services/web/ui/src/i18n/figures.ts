// Figures as people read them: 万 and 亿 in Chinese, thousands and millions in English, the full value beside it.
import { inZone } from './days';
import type { Language } from './language';

const kMinus = '\u2212';

// What is not negative, with at least and at most so many decimals; halves up, as they are written and not as a double has them (1.005 is
// 1.01). By hand: the browser's own formatters take longer to be made than a list takes to be drawn.
function written(value: number, most: number, least = 0): string {
  const plain = String(value);
  if (plain.includes('e') || !Number.isFinite(value)) return value.toFixed(least);
  const [before = '0', behind = ''] = plain.split('.');
  const digits = (BigInt(before + behind.slice(0, most).padEnd(most, '0')) + (behind.charAt(most) >= '5' ? 1n : 0n)).toString().padStart(most + 1, '0');
  const whole = digits.slice(0, digits.length - most), decimals = digits.slice(digits.length - most);
  let end = decimals.length;
  while (end > least && decimals[end - 1] === '0') end -= 1;
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (end ? '.' + decimals.slice(0, end) : '');
}

function fixed(value: number, digits: number): string {
  const text = written(Math.abs(value), digits, digits);
  return (value < 0 && Number(text.replaceAll(',', '')) !== 0 ? kMinus : '') + text;
}

export interface Figure { value: string; unit: string }

export function large(value: number, language: Language): Figure {
  const size = Math.abs(value);
  if (language === 'en') {
    if (size >= 999_500) return { value: fixed(value / 1e6, size >= 9.995e6 ? 1 : 2), unit: 'M' };
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
  return figure.unit ? `${figure.value} ${figure.unit}` : figure.value; // as reports write it, too
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
// What a file takes: "812 B", "3.4 KB", "1.2 MB".
export const fileSize = (value: number) => (value < 1024 ? `${value} B` : value < 1024 * 1024 ? `${quantity(Math.round(value / 102.4) / 10)} KB` : `${quantity(Math.round(value / 104857.6) / 10)} MB`);
