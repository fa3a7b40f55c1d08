// A list, a matrix, the ties of a graph: rows and columns, figures to the right, each record a link.
import { Link } from 'wouter';

import { useSite } from '../api/schema';
import type { Cell, Column, ViewShown } from '../api/types';
import { CellValue } from '../grid/cell';
import { gridColumn } from '../grid/columns';
import { useSpeech } from '../i18n/language';
import { Scrolled } from '../look/scrolled';
import { toldValue, wholeValue } from './told_value';
import type { Table } from './use_view';

export function TableView({ view, table }: { view: ViewShown; table: Table }) {
  const { of, language } = useSpeech();
  const { schema, workspace } = useSite();
  const entity = schema.find(view.entity ?? '');
  const id = table.columns.findIndex((column) => column.name === 'id');
  const columns = table.columns.map((column, at) => ({ ...column, at, drawn: view.kind === 'matrix' || !entity ? undefined : gridColumn(entity, column.name, of) })).filter((column) => column.at !== id && !['row', 'groups', 'parent_id'].includes(column.name));
  const isRight = (at: number) => table.rows.some((row) => typeof row[at] === 'number') && table.rows.every((row) => row[at] === null || typeof row[at] === 'number');
  // In a matrix the eye finds what is large and what is empty: cells between the first column and the sum are shaded by their share of the largest.
  const inner = view.kind === 'matrix' ? columns.filter((column) => column.value !== undefined || column.name.includes(':')).map((column) => column.at) : [];
  const most = Math.max(...table.rows.filter((row) => row[table.columns.findIndex((column) => column.name === 'row')] !== 'total').flatMap((row) => inner.map((at) => Number(row[at] ?? 0))), 1e-9);
  const cell = (value: Cell, column: Column) => (value === null ? '' : <span title={wholeValue(value, column, workspace.home_currency)}>{toldValue(value, column, language)}</span>);
  return (
    <Scrolled>
      <table className="plain-table view-table">
        <thead><tr>{columns.map((column) => <th key={column.at} className={column.drawn?.right || isRight(column.at) ? 'num' : ''}>{of(column.drawn?.label ?? column.label)}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row, r) => {
            const to = id >= 0 && view.entity ? `/record/${view.entity}/${String(row[id])}` : undefined;
            return (
              <tr key={id >= 0 ? String(row[id]) : r} className={row[table.columns.findIndex((column) => column.name === 'row')] === 'total' ? 'strong' : ''}>
                {columns.map((column, c) => (
                  <td key={column.at} className={`${column.drawn?.right || isRight(column.at) ? 'num' : ''}${inner.includes(column.at) ? ' heat' : ''}`}>
                    {inner.includes(column.at) && Number(row[column.at] ?? 0) > 0 && row[0] !== 'total' && <i style={{ opacity: 0.22 * (Number(row[column.at]) / most) }} />}
                    {column.drawn ? <CellValue column={c === 0 && column.drawn.kind === 'text' ? { ...column.drawn, kind: 'label' } : column.drawn} value={row[column.at] ?? null} to={to} /> : c === 0 && to ? <Link className="link" href={to}>{cell(row[column.at] ?? null, column)}</Link> : cell(row[column.at] ?? null, column)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolled>
  );
}
