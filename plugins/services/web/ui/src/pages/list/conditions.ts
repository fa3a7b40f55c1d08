// Conditions as the whole of Pareto writes them ("province = 浙江"), between chips and text.
import type { Field } from '../../api/types';
import type { Translate } from '../../i18n/language';

export interface Condition { field: string; op: string; value: string }

// As core/records/condition reads them: a name, an operator, the rest is the value; empty means empty.
export function parseCondition(text: string): Condition | undefined {
  const match = /^\s*([^=<>!~]+?)\s*(==|!=|<>|<=|>=|[=<>~!])\s*(.*?)\s*$/s.exec(text);
  if (!match) return undefined;
  const op = match[2] === '==' ? '=' : match[2] === '!=' || match[2] === '!' ? '<>' : (match[2] ?? '=');
  return { field: match[1] ?? '', op, value: match[3] ?? '' };
}
export const writeCondition = ({ field, op, value }: Condition) => `${field} ${op}${value ? ' ' + value : ''}`;

// "四川 | 浙江" are two values; a stroke that belongs to one has a backslash before it (core/records/condition).
export const valuesOf = (value: string): string[] => value.split(/(?<!\\)\|/).map((each) => each.trim().replaceAll('\\|', '|')).filter(Boolean);
export const joinValues = (values: string[]): string => values.map((each) => each.replaceAll('|', '\\|')).join(' | ');
// Whether several values make sense: to be one of them, or none.
export const takesSeveral = (field: Field, op: string): boolean => (op === '=' || op === '<>') && !['money', 'quantity', 'real', 'date', 'time', 'bool'].includes(field.type) && !(field.type === 'int' && field.meaning !== 'reference');

// What makes sense for a field: order only where there is one, "contains" only for texts and names.
export function operatorsOf(field: Field): string[] {
  const ordered = ['money', 'quantity', 'real', 'date', 'time'].includes(field.type) || (field.type === 'int' && field.meaning !== 'reference');
  if (field.choices || field.type === 'bool') return ['=', '<>', 'empty', 'filled'];
  if (ordered) return ['>=', '<=', '=', 'empty', 'filled'];
  return ['=', '~', '<>', 'empty', 'filled'];
}
export function wordOf(op: string, t: Translate): string {
  if (op === '=') return t('op.is');
  if (op === '<>') return t('op.not');
  if (op === '~') return t('op.has');
  if (op === 'empty' || op === 'filled') return t(`op.${op}`);
  return op === '>=' ? '≥' : op === '<=' ? '≤' : op;
}
