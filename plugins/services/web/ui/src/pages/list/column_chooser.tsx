// Which columns, in which order; by buttons, for those who do not drag.
import { Checkbox, Input } from 'antd';
import { useState } from 'react';

import { useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { defaultWithLate } from '../../grid/columns';
import { useSpeech, type Key } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { lateOf } from './late_columns';
import type { ListColumns } from './use_columns';

export default function ColumnChooser({ entity, arranged }: { entity: Entity; arranged: ListColumns }) {
  const { t, of } = useSpeech();
  const { names: columns, setNames: setColumns, setWidths } = arranged;
  const late = lateOf(useSite().schema, entity.name).map((each) => each.name);
  const [typed, setTyped] = useState('');
  const labels = new Map([...[...entity.fields, ...entity.figures].map((field) => [field.name, of(field.label)] as const), ...late.map((name) => [name, t(`col.${name}` as Key)] as const)]);
  const rest = [...labels.keys()].filter((name) => !columns.includes(name) && (labels.get(name) ?? '').includes(typed));
  const move = (at: number, by: number) => {
    const next = [...columns], [name] = next.splice(at, 1);
    next.splice(at + by, 0, name as string);
    setColumns(next);
  };
  return (
    <div className="column-chooser">
      <div className="row"><b className="grow">{t('list.columns.choose')}</b><Button type="link" size="small" onClick={() => (setColumns(defaultWithLate(entity, late)), setWidths({}))}>{t('list.columns.default')}</Button></div>
      <ul>
        {columns.filter((name) => labels.has(name)).map((name, i) => (
          <li key={name} className="row">
            <Checkbox className="grow" checked disabled={columns.length === 1} onChange={() => setColumns(columns.filter((each) => each !== name))}>{labels.get(name)}</Checkbox>
            <Button type="text" size="small" disabled={i === 0} aria-label={t('list.columns.up', labels.get(name) ?? '')} icon={<Icon name="up" size={14} />} onClick={() => move(i, -1)} />
            <Button type="text" size="small" disabled={i === columns.length - 1} aria-label={t('list.columns.down', labels.get(name) ?? '')} icon={<Icon name="down" size={14} />} onClick={() => move(i, 1)} />
          </li>
        ))}
      </ul>
      <p className="muted small">{t('list.columns.help')}</p>
      <Input size="small" allowClear prefix={<Icon name="search" size={14} />} aria-label={t('search.open')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <ul>{rest.map((name) => <li key={name}><Checkbox checked={false} onChange={() => setColumns([...columns, name])}>{labels.get(name)}</Checkbox></li>)}</ul>
    </div>
  );
}
