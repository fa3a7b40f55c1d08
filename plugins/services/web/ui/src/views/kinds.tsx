// Boards, calendars, timelines, trees.
import { Link } from 'wouter';

import { choiceLabel, useSite } from '../api/schema';
import type { Cell, ViewShown } from '../api/types';
import { moment } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { cellOf, type Table } from './use_view';

interface Props { view: ViewShown; table: Table }

function useRecords({ view, table }: Props) {
  const { of } = useSpeech();
  const entity = useSite().schema.find(view.entity ?? '');
  const text = (name: string, value: Cell) => of(choiceLabel(entity?.fields.find((field) => field.name === name), value) ?? '') || (value === null ? '' : String(value));
  const label = entity?.label_field ?? view.columns?.[0] ?? '';
  const rest = (view.columns ?? []).filter((name) => name !== label);
  const link = (row: Cell[]) => <Link className="link-quiet strong" href={`/record/${view.entity}/${String(cellOf(table, row, 'id'))}`}>{String(cellOf(table, row, label) ?? cellOf(table, row, 'id'))}</Link>;
  const remark = (row: Cell[], without: string[] = []) => rest.filter((name) => !without.includes(name)).map((name) => text(name, cellOf(table, row, name))).filter(Boolean).join(' · ');
  return { text, link, remark, entity };
}

export function Board({ view, table }: Props) {
  const { text, link, remark, entity } = useRecords({ view, table });
  const by = view.parts.by ?? '';
  const choices = entity?.fields.find((field) => field.name === by)?.choices?.map((choice) => choice.code as Cell) ?? [];
  const lanes = [...new Set([...choices, ...table.rows.map((row) => cellOf(table, row, by))])];
  return (
    <div className="board">
      {lanes.map((lane) => {
        const rows = table.rows.filter((row) => cellOf(table, row, by) === lane);
        return <section key={String(lane)}><h3>{text(by, lane) || '–'} <small className="muted">{rows.length}</small></h3><ul>{rows.map((row) => <li className="card" key={String(cellOf(table, row, 'id'))}>{link(row)}<div className="muted small">{remark(row, [by])}</div></li>)}</ul></section>;
      })}
    </div>
  );
}

export function Timeline({ view, table }: Props) {
  const { link, remark } = useRecords({ view, table });
  const date = view.parts.date ?? '';
  const day = (row: Cell[]) => String(cellOf(table, row, date) ?? '');
  const rows = [...table.rows].sort((a, b) => day(b).localeCompare(day(a)));
  return <ol className="timeline">{rows.map((row) => <li key={String(cellOf(table, row, 'id'))}><time>{day(row).includes('T') ? moment(day(row)) : day(row)}</time><div>{link(row)}<div className="muted small">{remark(row, [date])}</div></div></li>)}</ol>;
}

// The month of the latest record, one box a day, weeks from Monday.
export function Calendar({ view, table }: Props) {
  const { link } = useRecords({ view, table });
  const date = view.parts.date ?? '';
  const day = (row: Cell[]) => String(cellOf(table, row, date) ?? '').slice(0, 10);
  const month = table.rows.map(day).sort().at(-1)?.slice(0, 7) ?? '';
  const first = new Date(month + '-01T00:00:00Z'), days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const blank = (first.getUTCDay() + 6) % 7;
  return (
    <div className="calendar" aria-label={month}>
      <h3>{month}</h3>
      {Array.from({ length: blank }, (_, i) => <div key={'blank' + i} />)}
      {Array.from({ length: days }, (_, i) => {
        const iso = `${month}-${String(i + 1).padStart(2, '0')}`;
        return <div key={iso} className="day"><time dateTime={iso}>{i + 1}</time>{table.rows.filter((row) => day(row) === iso).map((row) => <div key={String(cellOf(table, row, 'id'))} className="small ell">{link(row)}</div>)}</div>;
      })}
    </div>
  );
}

export function Tree({ view, table }: Props) {
  const { link, remark } = useRecords({ view, table });
  const id = (row: Cell[]) => String(cellOf(table, row, 'id')), parent = (row: Cell[]) => cellOf(table, row, 'parent_id');
  const known = new Set(table.rows.map(id));
  const level = (rows: Cell[][], depth: number) => (
    <ul>{rows.map((row) => <li key={id(row)}>{link(row)} <span className="muted small">{remark(row)}</span>{depth < 20 && level(table.rows.filter((other) => parent(other) === id(row)), depth + 1)}</li>)}</ul>
  );
  return <div className="tree">{level(table.rows.filter((row) => parent(row) === null || !known.has(String(parent(row)))), 0)}</div>;
}
