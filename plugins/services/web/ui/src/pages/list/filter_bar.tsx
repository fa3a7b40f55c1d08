// Above a list: search, conditions as chips, which columns, how dense.
import { Suspense, useEffect, useState } from 'react';

import { choiceLabel, useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Drop } from '../../look/drop';
import { Icon } from '../../look/icons';
import { late } from '../../look/late';
import { SearchField } from '../../look/search_field';
import { parseCondition, takesSeveral, valuesOf, wordOf, writeCondition, type Condition } from './conditions';
import type { Asked } from './list_state';
import type { ListColumns } from './use_columns';

const ConditionForm = late(() => import('./condition_form'));
const ColumnChooser = late(() => import('./column_chooser'));

interface Props {
  entity: Entity; asked: Asked; ask: (next: Partial<Asked>) => void; arranged: ListColumns; compact: boolean; setCompact: (compact: boolean) => void;
}

export function FilterBar({ entity, asked, ask, arranged, compact, setCompact }: Props) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const [typed, setTyped] = useState(asked.search);
  const [open, setOpen] = useState<number | 'new'>();
  useEffect(() => setTyped(asked.search), [asked.search]);
  useEffect(() => {
    const timer = setTimeout(() => typed !== asked.search && ask({ search: typed }), 220);
    return () => clearTimeout(timer);
  }, [typed]); // eslint-disable-line react-hooks/exhaustive-deps
  // "customer.province": of the record that a field names; its root is the head of its group.
  const pathLabel = (path: string) => {
    const [first = '', second = ''] = path.split('.'), field = entity.fields.find((each) => each.name === first), other = field?.reference && second ? schema.field(field.reference, second) : undefined;
    return field && second ? `${of(field.label)} · ${other ? of(other.label) : second === 'root' ? t('list.path.root') : second}` : path;
  };
  const shown = (text: string) => {
    const condition = parseCondition(text);
    if (!condition) return { field: text, op: '', value: '' };
    const field = entity.fields.find((each) => each.name === condition.field);
    const op = condition.value === '' ? (condition.op === '=' ? 'empty' : 'filled') : condition.op;
    const values = field && takesSeveral(field, op) ? valuesOf(condition.value) : [condition.value];
    const told = values.map((each) => of(choiceLabel(field, each) ?? each));
    return { field: field ? of(field.label) : pathLabel(condition.field), op: wordOf(op, t), value: told.length > 3 ? t('list.filter.several', told.slice(0, 2).join(t('list.comma')), told.length) : told.join(t('list.comma')) };
  };
  const put = (text: string, at: number | 'new') => {
    ask({ where: at === 'new' ? [...asked.where, text] : asked.where.map((each, i) => (i === at ? text : each)) });
    setOpen(undefined);
  };
  return (
    <div className="filter-bar" onPointerEnter={ConditionForm.early}>
      {entity.fields.some((field) => field.searched) && <SearchField label={t('list.search')} value={typed} change={setTyped} />}
      {asked.where.map((text, i) => {
        const { field, op, value } = shown(text);
        return (
          <span className="filter-chip" key={text}>
            <Drop open={open === i} setOpen={(now) => setOpen(now ? i : undefined)} content={<Suspense><ConditionForm entity={entity} condition={parseCondition(text)} done={(condition: Condition) => put(writeCondition(condition), i)} /></Suspense>}
              trigger={<button className="plain">{field} {op} <b>{value}</b></button>} />
            <button className="plain" aria-label={t('list.filter.drop', field)} onClick={() => ask({ where: asked.where.filter((each) => each !== text) })}><Icon name="close" size={12} /></button>
          </span>
        );
      })}
      <Drop open={open === 'new'} setOpen={(now) => setOpen(now ? 'new' : undefined)} content={<Suspense><ConditionForm entity={entity} done={(condition: Condition) => put(writeCondition(condition), 'new')} /></Suspense>}
        trigger={<button className="plain filter-add"><Icon name="plus" size={13} /> {t('list.filter')}</button>} />
      <span className="grow" />
      <Drop end content={<Suspense><ColumnChooser entity={entity} arranged={arranged} /></Suspense>} trigger={<Button type="text" size="small" icon={<Icon name="columns" />}>{t('list.columns', arranged.shown.length)}</Button>} />
      <Button type="text" size="small" icon={<Icon name="rows" />} onClick={() => setCompact(!compact)}>{t(compact ? 'list.compact' : 'list.comfortable')}</Button>
    </div>
  );
}
