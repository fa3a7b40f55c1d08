// Conditions as the whole of Pareto writes them ("province = 浙江", "last_order < today-90d"), between chips and text.
import type { Field } from '../../api/types';
import type { Translate } from '../../i18n/language';

// `op`: an operator of the text; or "empty" and "filled"; or, of days, "ago", "last" and "next" with a span ("90d") as value.
export interface Condition { field: string; op: string; value: string }
// What one chip says: more than one text where a span has two ends.
export interface Chip { texts: string[]; condition?: Condition }

// As core/records/condition reads them: a name, an operator, the rest is the value; empty means empty.
export function parseCondition(text: string): Condition | undefined {
  const match = /^\s*([^=<>!~]+?)\s*(==|!=|<>|<=|>=|[=<>~!])\s*(.*?)\s*$/s.exec(text);
  if (!match) return undefined;
  const op = match[2] === '==' ? '=' : match[2] === '!=' || match[2] === '!' ? '<>' : (match[2] ?? '=');
  return { field: match[1] ?? '', op, value: match[3] ?? '' };
}
export const writeCondition = ({ field, op, value }: Condition) => `${field} ${op}${value ? ' ' + value : ''}`;

// Days told from today: 0 of any unit is today itself, what is negative lies before it.
export type Unit = 'd' | 'w' | 'm' | 'y';
export interface Step { count: number; unit: Unit }
const kUnits: [Unit, RegExp][] = [['d', /^(d|days?|天|日)$/i], ['w', /^(w|weeks?|周|星期)$/i], ['m', /^(m|months?|个?月)$/i], ['y', /^(y|years?|年)$/i]];
const unitOf = (word: string) => kUnits.find(([, words]) => words.test(word))?.[0];
export function stepOf(value: string): Step | undefined {
  const text = value.trim();
  if (/^(today|今天|今日)$/i.test(text)) return { count: 0, unit: 'd' };
  const step = /^(?:today|今天|今日)?\s*([+-])\s*(\d{1,4})\s*(\D+)$/i.exec(text), told = /^(\d{1,4})\s*(\D+?)\s*(ago|前|后)$/i.exec(text);
  const [count, word, before] = step ? [step[2], step[3], step[1] === '-'] : told ? [told[1], told[2], told[3] !== '后'] : [];
  const unit = unitOf(word?.trim() ?? '');
  return unit && { count: (before ? -1 : 1) * Number(count), unit };
}
export function spanOf(value: string): Step | undefined {
  const match = /^(\d{1,4})([dwmy])$/.exec(value);
  return match ? { count: Number(match[1]), unit: match[2] as Unit } : undefined;
}
const spanned = ({ count, unit }: Step) => `${Math.abs(count)}${unit}`;

// A field of moments is compared with the beginning of a day: what ends today ends before tomorrow.
export function textsOf({ field, op, value }: Condition, moments = false): string[] {
  const end = (day: string, beyond: string) => (moments ? `${field} < ${beyond}` : `${field} <= ${day}`);
  if (op === 'ago') return [`${field} < today-${value}`];
  if (op === 'last') return [`${field} >= today-${value}`, end('today', 'today+1d')];
  if (op === 'next') return [`${field} >= today`, end(`today+${value}`, `today+${value}`)];
  return [op === 'empty' ? `${field} =` : op === 'filled' ? `${field} <>` : writeCondition({ field, op, value })];
}

// Both ends of a span are one chip.
function spanBetween(from: Condition | undefined, to: Condition | undefined): Condition | undefined {
  if (from?.op !== '>=' || from.field !== to?.field || !['<', '<='].includes(to.op)) return undefined;
  const begin = stepOf(from.value), end = stepOf(to.value);
  if (!begin || !end) return undefined;
  const today = end.count === 0 ? to.op === '<=' : to.op === '<' && end.count === 1 && end.unit === 'd';
  if (begin.count < 0 && today) return { field: from.field, op: 'last', value: spanned(begin) };
  if (begin.count === 0 && end.count > 0) return { field: from.field, op: 'next', value: spanned(end) };
  return undefined;
}
function single(condition: Condition): Condition {
  const step = stepOf(condition.value);
  if ((condition.value === '' || kQuotes.includes(condition.value)) && ['=', '<>'].includes(condition.op)) return { ...condition, op: condition.op === '=' ? 'empty' : 'filled' };
  return condition.op === '<' && step && step.count < 0 ? { ...condition, op: 'ago', value: spanned(step) } : condition;
}
export function chipsOf(where: string[]): Chip[] {
  const chips: Chip[] = [];
  for (let i = 0; i < where.length; ++i) {
    const text = where[i] ?? '', condition = parseCondition(text), next = where[i + 1];
    const span = next === undefined ? undefined : spanBetween(condition, parseCondition(next));
    chips.push(span ? { texts: [text, next as string], condition: span } : { texts: [text], condition: condition && single(condition) });
    if (span) i += 1;
  }
  return chips;
}

// "四川 | 浙江" are two values; a stroke that belongs to one has a backslash before it, or the value stands in quotes (core/records/condition).
const kQuotes = ["''", '""', '“”', '‘’'];
// What stands in quotes from `at` on, up to a stroke or the end; and where that is.
function quoted(text: string, at: number): { inner: string; end: number } | undefined {
  const close = kQuotes.find(([open]) => text[at] === open)?.[1], end = close ? text.indexOf(close, at + 1) : -1;
  const behind = end < 0 ? undefined : /^\s*(\||$)/.exec(text.slice(end + 1));
  return behind ? { inner: text.slice(at + 1, end), end: end + 1 + behind[0].length - (behind[1]?.length ?? 0) } : undefined;
}
export function valuesOf(value: string): string[] {
  const out: string[] = [];
  for (let at = 0; at <= value.length; ++at) {
    while (value[at] === ' ') at += 1;
    const whole = quoted(value, at), stroke = value.slice(at).search(/(?<!\\)\|/), end = whole?.end ?? (stroke < 0 ? value.length : at + stroke);
    out.push(whole?.inner ?? value.slice(at, end).trim().replaceAll('\\|', '|'));
    at = end;
  }
  return out.filter(Boolean);
}
// One that begins with quotes of its own stands in others.
const written = (value: string) => (quoted(value, 0)?.end === value.length ? kQuotes.filter(([mark]) => !value.includes(mark as string)).map(([open, close]) => `${open}${value}${close}`)[0] ?? value : value.replaceAll('|', '\\|'));
export const joinValues = (values: string[]): string => values.map(written).join(' | ');
const isOrdered = (field: Field) => ['money', 'quantity', 'real', 'date', 'time'].includes(field.type) || (field.type === 'int' && field.meaning !== 'reference');
const isDay = (field: Field) => field.type === 'date' || field.type === 'time';
// Whether several values make sense: to be one of them, or none.
export const takesSeveral = (field: Field, op: string): boolean => (op === '=' || op === '<>') && !isOrdered(field) && field.type !== 'bool';
export const takesSpan = (op: string): boolean => ['ago', 'last', 'next'].includes(op);

// What makes sense for a field: order only where there is one, "contains" only for texts and names.
export function operatorsOf(field: Field): string[] {
  const bare = field.required ? [] : ['empty', 'filled']; // a figure that is always there
  if (field.type === 'bool') return ['=', ...bare];
  if (field.choices) return ['=', '<>', ...bare];
  if (isDay(field)) return ['>=', '<=', '=', 'ago', 'last', 'next', ...bare];
  if (isOrdered(field)) return ['>=', '<=', '=', ...bare];
  return ['=', '~', '<>', ...bare];
}
const kSigns: Record<string, string> = { '>=': '≥', '<=': '≤' };
export function wordOf(op: string, t: Translate): string {
  if (op === '=') return t('op.is');
  if (op === '<>') return t('op.not');
  if (op === '~') return t('op.has');
  if (op === 'empty' || op === 'filled' || op === 'ago' || op === 'last' || op === 'next') return t(`op.${op}`);
  return kSigns[op] ?? op;
}
