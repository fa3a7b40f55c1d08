// One condition: field or figure, operator that makes sense for it, value with the field's own control.
import { Input, Select, Space } from 'antd';
import { useState } from 'react';

import type { Entity, Field } from '../../api/types';
import { FieldEditor } from '../../grid/editor';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { operatorsOf, spanOf, takesSeveral, takesSpan, wordOf, type Condition, type Unit } from './conditions';
import { SeveralValues } from './several_values';
import { fromPercent, percentOf } from './told_condition';

interface Props { entity: Entity; figures: Field[]; condition?: Condition; done: (condition: Condition) => void }

const kFirstSpan = '90d';

export default function ConditionForm({ entity, figures, condition, done }: Props) {
  const { t, of } = useSpeech();
  const find = (name: string) => figures.find((each) => each.name === name) ?? entity.fields.find((each) => each.name === name);
  const [name, setName] = useState(condition?.field ?? '');
  const [op, setOp] = useState(condition?.op ?? '=');
  const [value, setValue] = useState(condition?.value ?? '');
  const field = find(name), bare = op === 'empty' || op === 'filled';
  const choose = (next: string) => {
    const chosen = find(next);
    setName(next);
    setValue(chosen?.type === 'bool' ? '1' : '');
    setOp(chosen ? (operatorsOf(chosen)[0] ?? '=') : '=');
  };
  const turn = (next: string) => {
    if (takesSpan(next) !== takesSpan(op)) setValue(takesSpan(next) ? kFirstSpan : '');
    setOp(next);
  };
  const whole = takesSpan(op) ? Number(spanOf(value)?.count) > 0 : bare || value !== '';
  const offered = (fields: Field[]) => fields.map((each) => ({ value: each.name, label: of(each.label), title: of(each.help ?? each.label) }));
  const operators = field ? [...new Set([...operatorsOf(field), op])] : [];
  return (
    <form className="condition-form" onSubmit={(event) => (event.preventDefault(), field && whole && done({ field: name, op, value: bare ? '' : value }))}>
      <Select autoFocus={!condition} showSearch className="wide" aria-label={t('list.filter.field')} placeholder={t('list.filter.field')} value={name || undefined} onChange={choose} optionFilterProp="label"
        options={[{ label: t('list.filter.figures'), options: offered(figures) }, { label: t('list.filter.fields'), options: offered(entity.fields) }].filter((group) => group.options.length)} />
      {field && <Select className="wide" aria-label={t('list.filter.op')} value={op} onChange={turn} options={operators.map((each) => ({ value: each, label: wordOf(each, t) }))} />}
      {field && !bare && <Value key={`${name} ${takesSpan(op)}`} entity={entity} field={field} op={op} value={value} change={setValue} />}
      <Button type="primary" htmlType="submit" disabled={!field || !whole}>{t('list.filter')}</Button>
    </form>
  );
}

function Value({ entity, field, op, value, change }: { entity: Entity; field: Field; op: string; value: string; change: (value: string) => void }) {
  const control = { ...field, meaning: field.meaning === 'multiline' ? undefined : field.meaning, required: true };
  if (takesSpan(op)) return <Span value={value} change={change} />;
  if (takesSeveral(control, op)) return <SeveralValues entity={entity} field={control} value={value} change={change} />;
  if (field.meaning === 'percent') return <Percent value={value} change={change} />;
  return <FieldEditor field={control} value={value} change={change} />;
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
  return <Input className="num-input" inputMode="decimal" suffix="%" aria-label={t('list.filter.value')} value={typed} onChange={(event) => (setTyped(event.target.value), change(fromPercent(event.target.value)))} />;
}
