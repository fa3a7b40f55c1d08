// One condition: field or figure, operator that makes sense for it, value with the field's own control. What is chosen next stands open, and
// where one choice says all, it is the condition.
import { Input, Select, Space } from 'antd';
import { useState } from 'react';

import type { Entity, Field } from '../../api/types';
import { FieldEditor } from '../../grid/editor';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { operatorsOf, spanOf, takesSeveral, takesSpan, wordOf, type Condition, type Unit } from './conditions';
import { SeveralValues } from './several_values';
import { fromPercent, percentOf } from './told_condition';
import './condition_form.css';

// `first`: the field that it begins with.
interface Props { entity: Entity; figures: Field[]; condition?: Condition; first?: string; done: (condition: Condition) => void }

const kFirstSpan = '90d';

export default function ConditionForm({ entity, figures, condition, first, done }: Props) {
  const { t, of } = useSpeech();
  const find = (name: string) => figures.find((each) => each.name === name) ?? entity.fields.find((each) => each.name === name);
  const firstOp = (name: string) => { const field = find(name); return (field && operatorsOf(field)[0]) ?? '='; };
  const [name, setName] = useState(condition?.field ?? first ?? '');
  const [op, setOp] = useState(condition?.op ?? firstOp(name));
  const [value, setValue] = useState(condition?.value ?? '');
  const field = find(name), bare = op === 'empty' || op === 'filled';
  const choose = (next: string) => (setName(next), setValue(''), setOp(firstOp(next)));
  const turn = (next: string) => {
    if (next === 'empty' || next === 'filled') return done({ field: name, op: next, value: '' });
    if (takesSpan(next) !== takesSpan(op)) setValue(takesSpan(next) ? kFirstSpan : '');
    setOp(next);
  };
  const take = (next: string) => done({ field: name, op, value: next });
  const whole = takesSpan(op) ? Number(spanOf(value)?.count) > 0 : bare || value !== '';
  const offered = (fields: Field[]) => fields.map((each) => ({ value: each.name, label: of(each.label), title: of(each.help ?? each.label) }));
  const operators = field ? [...new Set([...operatorsOf(field), op])] : [];
  return (
    <form className="condition-form" onSubmit={(event) => (event.preventDefault(), field && whole && done({ field: name, op, value: bare ? '' : value }))}>
      <Select autoFocus={!name} defaultOpen={!name} listHeight={320} showSearch className="wide" aria-label={t('list.filter.field')} placeholder={t('list.filter.field')} value={name || undefined} onChange={choose} optionFilterProp="label"
        options={[{ label: t('list.filter.figures'), options: offered(figures) }, { label: t('list.filter.fields'), options: offered(entity.fields) }].filter((group) => group.options.length)} />
      {field && <Select className="wide" aria-label={t('list.filter.op')} value={op} onChange={turn} options={operators.map((each) => ({ value: each, label: wordOf(each, t) }))} />}
      {field && !bare && <Value key={`${name} ${op}`} entity={entity} field={field} op={op} value={value} change={setValue} take={take} />}
      <Button type="primary" htmlType="submit" disabled={!field || !whole}>{t('list.filter')}</Button>
    </form>
  );
}

interface ValueProps { entity: Entity; field: Field; op: string; value: string; change: (value: string) => void; take: (value: string) => void }

function Value({ entity, field, op, value, change, take }: ValueProps) {
  const control = { ...field, meaning: field.meaning === 'multiline' ? undefined : field.meaning, required: true };
  if (takesSpan(op)) return <Span value={value} change={change} />;
  if (field.type === 'bool') return <YesNo value={value} take={take} />;
  if (takesSeveral(control, op)) return <SeveralValues entity={entity} field={control} value={value} change={change} take={take} />;
  if (field.meaning === 'percent') return <Percent value={value} change={change} />;
  return <FieldEditor autoFocus field={control} value={value} change={change} />;
}

function YesNo({ value, take }: { value: string; take: (value: string) => void }) {
  const { t } = useSpeech();
  return <Select autoFocus defaultOpen className="wide" aria-label={t('list.filter.value')} placeholder={t('list.filter.value')} value={value || undefined} onSelect={take} options={[{ value: '1', label: t('yes') }, { value: '0', label: t('no') }]} />;
}

// So many days, weeks, months or years.
function Span({ value, change }: { value: string; change: (value: string) => void }) {
  const { t } = useSpeech();
  const span = spanOf(value);
  const [count, setCount] = useState(String(span?.count ?? ''));
  const unit = span?.unit ?? (/[dwmy]$/.exec(value)?.[0] as Unit | undefined) ?? 'd';
  const put = (next: string, of: Unit) => (setCount(next), change(next + of));
  return (
    <Space.Compact block>
      <Input autoFocus className="num-input" inputMode="numeric" maxLength={4} aria-label={t('list.filter.value')} value={count} onChange={(event) => put(event.target.value.replace(/\D/g, ''), unit)} />
      <Select className="span-unit" aria-label={t('list.filter.unit')} value={unit} onChange={(next: Unit) => put(count, next)} options={(['d', 'w', 'm', 'y'] as const).map((each) => ({ value: each, label: t(`unit.${each}`) }))} />
    </Space.Compact>
  );
}

// Written as a share of a hundred, kept as one of one.
function Percent({ value, change }: { value: string; change: (value: string) => void }) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState(percentOf(value));
  return <Input autoFocus className="num-input" inputMode="decimal" suffix="%" aria-label={t('list.filter.value')} value={typed} onChange={(event) => (setTyped(event.target.value), change(fromPercent(event.target.value)))} />;
}
