// Records of another kind that name this one: its people, sales, tasks, as a short list with a way to all of them.
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';

import { useSite } from '../../api/schema';
import type { Entity, Field, RecordAnswer } from '../../api/types';
import { CellValue } from '../../grid/cell';
import { defaultColumns, gridColumn, type GridColumn } from '../../grid/columns';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { Answered, Empty } from '../../look/states';
import type { ListAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { listAddress } from '../list/list_state';
import { RecordForm } from './record_form';

export function Related({ entity, field, of: record }: { entity: Entity; field: Field; of: RecordAnswer }) {
  const { t, of } = useSpeech();
  const [, go] = useLocation();
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => defaultColumns(entity).filter((name) => name !== field.name).slice(0, 8).map((name) => gridColumn(entity, name, of)).filter((column): column is GridColumn => column !== undefined), [entity, field.name, of]);
  const where = [`${field.name} = ${record.code || record.id}`];
  const date = entity.fields.find((each) => ['date', 'start', 'due', 'from_date'].includes(each.name))?.name;
  const list = useCall<ListAnswer>('records.list', { entity: entity.name, columns: ['id', ...columns.map((column) => column.name)], where, sort: date ? ['-' + date] : [], limit: 20 });
  const { may } = useSite();
  const mayAdd = may('create', entity.name) && !entity.kept && entity.fields.some((each) => each.access === 'change');
  return (
    <section className="card">
      <header>
        <h2>{of(entity.plural)}</h2>
        {list.data && <Link className="link small" href={listAddress(entity.name, { where })}>{t('record.open.all', whole(list.data.count ?? list.data.rows.length))}</Link>}
        {mayAdd && <span className="end"><Button size="small" icon={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>{t('new', of(entity.label))}</Button></span>}
      </header>
      <div className="body scroll-x">
        <Answered of={list}>
          {({ rows }) => rows.length === 0 ? <Empty text={t('empty.entity', of(entity.plural))} /> : (
            <table className="plain-table">
              <thead><tr>{columns.map((column) => <th key={column.name} className={column.right ? 'num' : ''}>{column.label}</th>)}</tr></thead>
              <tbody>{rows.map((row) => <tr key={String(row[0])}>{columns.map((column, i) => <td key={column.name} className={column.right ? 'num' : ''}><CellValue column={i === 0 && column.kind === 'text' ? { ...column, kind: 'label' } : column} value={row[i + 1] ?? null} to={`/record/${entity.name}/${String(row[0])}`} /></td>)}</tr>)}</tbody>
            </table>
          )}
        </Answered>
      </div>
      {adding && <RecordForm entity={entity.name} title={t('new', of(entity.label))} given={{ [field.name]: record.code || record.id }} done={t('record.created.done')} close={() => setAdding(false)} opened={(id) => go(`/record/${entity.name}/${id}`)} />}
    </section>
  );
}
