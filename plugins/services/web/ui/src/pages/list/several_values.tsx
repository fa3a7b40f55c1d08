// One or several values of a field: its choices, people and records by what is typed, or the texts that there are, the most frequent first.
import { Select } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import type { Entity, Field, Named, PivotAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { joinValues, valuesOf } from './conditions';

const kOffered = 60;

export function SeveralValues({ entity, field, value, change }: { entity: Entity; field: Field; value: string; change: (value: string) => void }) {
  const { t, of } = useSpeech();
  const [found, setFound] = useState<Named[]>([]);
  const isReference = field.meaning === 'reference' && field.reference !== undefined;
  const counted = useCall<PivotAnswer>(field.choices || isReference || field.unique ? null : 'pivot.run', { entity: entity.name, rows: [field.name], measures: ['count'], sort: '-count', top: kOffered }).data;
  const look = (typed: string) => void call<{ records: Named[] }>('records.find', { entity: field.reference, typed, limit: 20 }).then((answer) => setFound(answer.records), () => setFound([]));
  const offered = field.choices ? field.choices.map((choice) => ({ value: choice.code, label: of(choice.label) }))
    : isReference ? found.map((record) => ({ value: record.label, label: record.code ? `${record.label} · ${record.code}` : record.label }))
      : (counted?.rows ?? []).filter((row) => row[0] === 'group' && row[2] !== null && row[2] !== '').map((row) => ({ value: String(row[2]), label: `${String(row[2])} · ${whole(Number(row[3]))}` }));
  return (
    <Select mode={field.choices ? 'multiple' : 'tags'} autoFocus className="wide" aria-label={t('list.filter.value')} placeholder={t('list.filter.value')} value={valuesOf(value)} options={offered} optionLabelProp={field.choices ? "label" : "value"} maxTagCount="responsive"
      onFocus={() => isReference && look('')} onSearch={(typed) => isReference && look(typed)} filterOption={isReference ? false : undefined} onChange={(next: string[]) => change(joinValues(next))} />
  );
}
