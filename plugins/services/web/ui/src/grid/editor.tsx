// Changing one value: the control that fits its field. References are found by what somebody types, pinyin initials too.
import { AutoComplete, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';

import { call } from '../api/client';
import type { Field, Named } from '../api/types';
import { asClock } from '../i18n/days';
import { useSpeech } from '../i18n/language';
import { DayField } from '../look/day_field';

interface Props { field: Field; value: string; change: (value: string) => void; end?: (keep: boolean) => void; autoFocus?: boolean; id?: string; status?: 'error'; placeholder?: string }

export function FieldEditor({ field, value, change, end, autoFocus, id, status, placeholder }: Props) {
  const { t, of } = useSpeech();
  const keys = (event: React.KeyboardEvent) => {
    if (end) event.stopPropagation(); // in a list the arrows are the text's; in a form Ctrl+Enter is the form's
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey && field.meaning !== 'multiline') end?.(true);
    if (event.key === 'Escape') end?.(false);
  };
  const common = { id, 'aria-label': id ? undefined : of(field.label), autoFocus, status, placeholder, size: end ? ('small' as const) : ('middle' as const), onBlur: () => end?.(true) };
  if (field.choices || field.type === 'bool') {
    const options = field.choices?.map((choice) => ({ value: choice.code, label: of(choice.label) })) ?? [{ value: '1', label: t('yes') }, { value: '0', label: t('no') }];
    return <Select {...common} className="wide" defaultOpen={!!end} allowClear={!field.required} value={value || undefined} options={options} onChange={(next: string | undefined) => change(next ?? '')} onKeyDown={keys} />;
  }
  if (field.meaning === 'reference') return <ReferenceEditor {...common} field={field} value={value} change={change} keys={keys} />;
  // It grows with its text by CSS: Ant Design measures by a style attribute, which the policy forbids.
  if (field.meaning === 'multiline') return <Input.TextArea {...common} rows={end ? 1 : 2} value={value} onChange={(event) => change(event.target.value)} onKeyDown={keys} />;
  if (field.type === 'date' || field.type === 'time') {
    return <DayField id={id} timed={field.type === 'time'} small={!!end} bad={status === 'error'} autoFocus={autoFocus} placeholder={placeholder} label={common['aria-label']} value={field.type === 'time' && value ? asClock(value) : value} change={change} onBlur={common.onBlur} onKeyDown={keys} />;
  }
  const number = ['money', 'quantity', 'int', 'real'].includes(field.type);
  return <Input {...common} className={number ? 'num-input' : undefined} inputMode={number ? 'decimal' : undefined} suffix={field.unit && of(field.unit)} value={value} onChange={(event) => change(event.target.value)} onKeyDown={keys} />;
}

type ReferenceProps = Pick<Props, 'field' | 'value' | 'change' | 'autoFocus' | 'id' | 'status' | 'placeholder'> & { 'aria-label'?: string; keys: (event: React.KeyboardEvent) => void; size: 'small' | 'middle'; onBlur: () => void };

function ReferenceEditor({ field, value, change, keys, ...common }: ReferenceProps) {
  const [found, setFound] = useState<Named[]>([]);
  const asked = useRef(0);
  const look = async (typed: string) => {
    const now = ++asked.current;
    const answer = await call<{ records: Named[] }>('records.find', { entity: field.reference, typed, limit: 12 }).catch(() => ({ records: [] }));
    if (now === asked.current) setFound(answer.records);
  };
  // An id is shown by its record's name.
  const [label, setLabel] = useState(/^\d{12,}$/.test(value) ? '' : value);
  useEffect(() => {
    if (!/^\d{12,}$/.test(value)) return;
    void call<Named>('records.show', { entity: field.reference, which: value }).then((record) => setLabel(record.label), () => setLabel(value));
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  const pick = (record: Named) => (setLabel(record.label), change(record.id));
  // Ant Design takes Tab for "choose the first and stay"; here it goes on, with the record when only one is meant.
  const tab = (event: React.KeyboardEvent) => {
    if (event.key !== 'Tab') return;
    event.stopPropagation();
    if (label && found.length === 1 && found[0]) pick(found[0]);
  };
  return (
    <div onKeyDownCapture={tab} className="wide">
      <AutoComplete
        {...common} className="wide" value={label} allowClear onKeyDown={keys}
        onFocus={() => void look('')} onSearch={(typed) => void look(typed)}
        onChange={(typed: string) => (setLabel(typed), change(typed))} onSelect={(_, option) => pick({ id: option.id, label: option.value })}
        options={found.map((record) => ({ value: record.label, label: record.code ? `${record.label} · ${record.code}` : record.label, id: record.id, key: record.id }))}
      />
    </div>
  );
}
