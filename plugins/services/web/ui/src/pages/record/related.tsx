// Records of another kind that name this one: its people, sales, visits, as a short list with a way to all of them.
import { useMemo } from 'react';

import type { ListAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { CellValue } from '../../grid/cell';
import { defaultColumns, gridColumn, type GridColumn } from '../../grid/columns';
import { useSpeech } from '../../i18n/language';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty } from '../../look/states';
import { RelatedCard, relatedTo, type RelatedProps } from './related_card';

export function Related({ entity, field, of: record }: RelatedProps) {
  const { t, of } = useSpeech();
  const columns = useMemo(() => defaultColumns(entity).filter((name) => name !== field.name).slice(0, 8).map((name) => gridColumn(entity, name, of)).filter((column): column is GridColumn => column !== undefined), [entity, field.name, of]);
  const date = entity.fields.find((each) => ['date', 'start', 'due', 'from_date'].includes(each.name))?.name;
  const list = useCall<ListAnswer>('records.list', { entity: entity.name, columns: ['id', ...columns.map((column) => column.name)], where: [relatedTo(field, record)], sort: date ? ['-' + date] : [], limit: 20 });
  return (
    <RelatedCard entity={entity} field={field} of={record} count={list.data && (list.data.count ?? list.data.rows.length)}>
      <Scrolled className="body">
        <Answered of={list}>
          {({ rows }) => rows.length === 0 ? <Empty text={t('empty.entity', of(entity.plural))} /> : (
            <table className="plain-table">
              <thead><tr>{columns.map((column) => <th key={column.name} className={column.right ? 'num' : ''}>{column.label}</th>)}</tr></thead>
              <tbody>{rows.map((row) => <tr key={String(row[0])}>{columns.map((column, i) => <td key={column.name} className={column.right ? 'num' : ''}><CellValue column={i === 0 && column.kind === 'text' ? { ...column, kind: 'label' } : column} value={row[i + 1] ?? null} to={`/record/${entity.name}/${String(row[0])}`} /></td>)}</tr>)}</tbody>
            </table>
          )}
        </Answered>
      </Scrolled>
    </RelatedCard>
  );
}
