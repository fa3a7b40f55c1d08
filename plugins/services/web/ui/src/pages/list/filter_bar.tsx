// Above a list: search, conditions as chips, which columns, how dense.
import { Button, Input, Popover } from 'antd';
import { useEffect, useState } from 'react';

import { choiceLabel } from '../../api/schema';
import type { Entity } from '../../api/types';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { ColumnChooser } from './column_chooser';
import { ConditionForm } from './condition_form';
import { parseCondition, takesSeveral, valuesOf, wordOf, writeCondition } from './conditions';
import type { Asked } from './list_state';

interface Props {
  entity: Entity; asked: Asked; ask: (next: Partial<Asked>) => void; columns: string[]; setColumns: (columns: string[]) => void; compact: boolean; setCompact: (compact: boolean) => void;
}

export function FilterBar({ entity, asked, ask, columns, setColumns, compact, setCompact }: Props) {
  const { t, of } = useSpeech();
  const [typed, setTyped] = useState(asked.search);
  const [open, setOpen] = useState<number | 'new'>();
  useEffect(() => setTyped(asked.search), [asked.search]);
  useEffect(() => {
    const timer = setTimeout(() => typed !== asked.search && ask({ search: typed }), 220);
    return () => clearTimeout(timer);
  }, [typed]); // eslint-disable-line react-hooks/exhaustive-deps
  const shown = (text: string) => {
    const condition = parseCondition(text);
    if (!condition) return { field: text, op: '', value: '' };
    const field = entity.fields.find((each) => each.name === condition.field);
    const op = condition.value === '' ? (condition.op === '=' ? 'empty' : 'filled') : condition.op;
    const values = field && takesSeveral(field, op) ? valuesOf(condition.value) : [condition.value];
    const told = values.map((each) => of(choiceLabel(field, each) ?? each));
    return { field: field ? of(field.label) : condition.field, op: wordOf(op, t), value: told.length > 3 ? t('list.filter.several', told.slice(0, 2).join('、'), told.length) : told.join('、') };
  };
  const put = (text: string, at: number | 'new') => {
    ask({ where: at === 'new' ? [...asked.where, text] : asked.where.map((each, i) => (i === at ? text : each)) });
    setOpen(undefined);
  };
  return (
    <div className="filter-bar">
      {entity.fields.some((field) => field.searched) && <Input className="list-search" size="small" allowClear prefix={<Icon name="search" size={14} />} aria-label={t('list.search')} placeholder={t('list.search')} value={typed} onChange={(event) => setTyped(event.target.value)} />}
      {asked.where.map((text, i) => {
        const { field, op, value } = shown(text);
        return (
          <span className="filter-chip" key={text}>
            <Popover trigger="click" placement="bottomLeft" open={open === i} onOpenChange={(now) => setOpen(now ? i : undefined)} content={<ConditionForm entity={entity} condition={parseCondition(text)} done={(condition) => put(writeCondition(condition), i)} />}>
              <button className="plain">{field} {op} <b>{value}</b></button>
            </Popover>
            <button className="plain" aria-label={t('list.filter.drop', field)} onClick={() => ask({ where: asked.where.filter((each) => each !== text) })}><Icon name="close" size={12} /></button>
          </span>
        );
      })}
      <Popover trigger="click" placement="bottomLeft" open={open === 'new'} onOpenChange={(now) => setOpen(now ? 'new' : undefined)} destroyOnHidden content={<ConditionForm entity={entity} done={(condition) => put(writeCondition(condition), 'new')} />}>
        <button className="plain filter-add"><Icon name="plus" size={13} /> {t('list.filter')}</button>
      </Popover>
      <span className="grow" />
      <Popover trigger="click" placement="bottomRight" destroyOnHidden content={<ColumnChooser entity={entity} columns={columns} setColumns={setColumns} />}>
        <Button type="text" size="small" icon={<Icon name="columns" />}>{t('list.columns', columns.length)}</Button>
      </Popover>
      <Button type="text" size="small" icon={<Icon name="rows" />} onClick={() => setCompact(!compact)}>{t(compact ? 'list.compact' : 'list.comfortable')}</Button>
    </div>
  );
}
