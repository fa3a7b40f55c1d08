// One condition: field, operator that makes sense for it, value with the field's own control.
import { Select } from 'antd';
import { useState } from 'react';

import type { Entity } from '../../api/types';
import { FieldEditor } from '../../grid/editor';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { operatorsOf, takesSeveral, wordOf, type Condition } from './conditions';
import { SeveralValues } from './several_values';

export default function ConditionForm({ entity, condition, done }: { entity: Entity; condition?: Condition; done: (condition: Condition) => void }) {
  const { t, of } = useSpeech();
  const [name, setName] = useState(condition?.field ?? '');
  const field = entity.fields.find((each) => each.name === name);
  const [op, setOp] = useState(condition ? (condition.value === '' ? (condition.op === '=' ? 'empty' : 'filled') : condition.op) : '=');
  const [value, setValue] = useState(condition?.value ?? '');
  const bare = op === 'empty' || op === 'filled';
  const keep = () => done(bare ? { field: name, op: op === 'empty' ? '=' : '<>', value: '' } : { field: name, op, value });
  const choose = (next: string) => {
    const chosen = entity.fields.find((each) => each.name === next);
    setName(next);
    setValue('');
    setOp(chosen ? (operatorsOf(chosen)[0] ?? '=') : '=');
  };
  const control = field && { ...field, meaning: field.meaning === 'multiline' ? undefined : field.meaning, required: true };
  return (
    <form className="condition-form" onSubmit={(event) => (event.preventDefault(), field && (bare || value) && keep())}>
      <Select autoFocus={!condition} showSearch className="wide" aria-label={t('list.filter.field')} placeholder={t('list.filter.field')} value={name || undefined} onChange={choose} optionFilterProp="label"
        options={entity.fields.map((each) => ({ value: each.name, label: of(each.label) }))} />
      {field && <Select className="wide" aria-label={t('list.filter.op')} value={op} onChange={setOp} options={operatorsOf(field).map((each) => ({ value: each, label: wordOf(each, t) }))} />}
      {control && !bare && (takesSeveral(control, op) ? <SeveralValues key={name} entity={entity} field={control} value={value} change={setValue} /> : <FieldEditor key={name} field={control} value={value} change={setValue} />)}
      <Button type="primary" htmlType="submit" disabled={!field || (!bare && !value)}>{t('list.filter')}</Button>
    </form>
  );
}
