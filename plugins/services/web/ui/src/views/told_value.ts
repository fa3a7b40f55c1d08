// A value of a view as its column means it: a share is told as percent, money in 万 or k, a day as it is.
import type { Cell, Column } from '../api/types';
import { exact, money, percent, quantity, whole } from '../i18n/figures';
import type { Language } from '../i18n/language';

type Meant = Pick<Column, 'type' | 'meaning'>;

export function toldValue(value: Cell, column: Meant | undefined, language: Language): string {
  if (value === null || value === '') return '–';
  if (typeof value !== 'number' && !(column?.type && /^(money|quantity|real|int)$/.test(column.type) && Number.isFinite(Number(value)))) return String(value);
  const number = Number(value);
  if (column?.meaning === 'percent') return percent(number);
  if (column?.meaning === 'year') return String(number);
  if (column?.type === 'money') return money(number, language);
  if (column?.type === 'int') return whole(number);
  return quantity(column?.type ? number : Math.round(number * 1000) / 1000);
}

// All of it, where it is told shorter.
export const wholeValue = (value: Cell, column: Meant | undefined, currency: string): string | undefined => (column?.type === 'money' && value !== null ? exact(Number(value), currency) : undefined);
export const isFigure = (column: Meant | undefined, value: Cell) => (column?.type ? /^(money|quantity|real|int)$/.test(column.type) && column.meaning !== 'year' : typeof value === 'number');
