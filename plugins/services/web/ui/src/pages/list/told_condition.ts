// A condition in its reader's words: "Net sales, 12 months ≥ 1 M", "Last order more than 90 days ago".
import { choiceLabel } from '../../api/schema';
import type { Field } from '../../api/types';
import { exact, large, quantity } from '../../i18n/figures';
import type { Speech } from '../../i18n/language';
import { spanOf, stepOf, takesSeveral, takesSpan, valuesOf, wordOf, type Condition, type Step } from './conditions';

export interface Told { op: string; value: string }

// What somebody typed is a share of a hundred; the condition is one of one.
export const percentOf = (value: string): string => (value === '' || Number.isNaN(Number(value)) ? value : String(Number((Number(value) * 100).toPrecision(12))));
export const fromPercent = (typed: string): string => {
  const number = typed.replace('%', '').trim();
  return number === '' || Number.isNaN(Number(number)) ? typed.trim() : String(Number((Number(number) / 100).toPrecision(12)));
};

const kSpans = { d: 'days', w: 'span.w', m: 'span.m', y: 'span.y' } as const;
export const spanTold = ({ count, unit }: Step, t: Speech['t']) => t(kSpans[unit], Math.abs(count));

function dayTold(value: string, t: Speech['t']): string {
  const step = stepOf(value);
  if (!step) return value;
  return step.count === 0 ? t('calendar.today') : t(step.count < 0 ? 'when.ago' : 'when.later', spanTold(step, t));
}

// An amount as lists write it, where nothing of it is lost.
function amountTold(value: number, language: Speech['language']): string {
  const { value: short, unit } = large(value, language), factor = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, k: 1e3, M: 1e6 }[unit] ?? 1;
  const plain = Number(short.replaceAll(',', '').replace('\u2212', '-'));
  return Math.abs(plain * factor - value) < 1e-6 ? [quantity(plain), unit].filter(Boolean).join(' ') : exact(value);
}

function numberTold(field: Field, value: string, { language, of }: Speech): string {
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) return value;
  if (field.meaning === 'percent') return percentOf(value) + '%';
  if (field.type === 'money') return amountTold(number, language);
  return [quantity(number), field.unit && of(field.unit)].filter(Boolean).join(' ');
}

export function toldCondition({ op, value }: Condition, field: Field | undefined, speech: Speech): Told {
  const { t, of } = speech;
  if (takesSpan(op)) {
    const span = spanOf(value), told = span ? spanTold(span, t) : value;
    return op === 'ago' ? { op: t('told.ago'), value: t('when.ago', told) } : { op: t(op === 'last' ? 'told.last' : 'told.next'), value: t('when.within', told) };
  }
  if (field?.type === 'bool' && (value === '1' || value === '0')) return { op: op === '=' ? '' : wordOf(op, t), value: t(value === '1' ? 'yes' : 'no') };
  const values = field && takesSeveral(field, op) ? valuesOf(value) : [value];
  const told = values.map((each) => {
    if (!field) return each;
    if (field.type === 'date' || field.type === 'time') return dayTold(each, t);
    return of(choiceLabel(field, each) ?? (['money', 'quantity', 'real', 'int'].includes(field.type) && field.meaning !== 'reference' && field.meaning !== 'year' ? numberTold(field, each, speech) : each));
  });
  return { op: wordOf(op, t), value: told.length > 3 ? t('list.filter.several', told.slice(0, 2).join(t('list.comma')), told.length) : told.join(t('list.comma')) };
}
