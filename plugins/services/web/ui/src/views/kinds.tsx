// Calendars, timelines, trees; boards are beside this file.
import { useState } from 'react';
import { Link } from 'wouter';

import { choiceLabel, isNumber, useSite } from '../api/schema';
import type { Cell, ViewShown } from '../api/types';
import { moment, whole } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { Button } from '../look/button';
import { toldValue } from './told_value';
import { cellOf, type Table } from './use_view';

export interface Props { view: ViewShown; table: Table }

export function useRecords({ view, table }: Props) {
  const { of, language, t } = useSpeech();
  const entity = useSite().schema.find(view.entity ?? '');
  const text = (name: string, value: Cell) => {
    const field = entity && [...entity.fields, ...entity.figures].find((each) => each.name === name);
    if (value === null || value === '') return '';
    if (field?.type === 'bool') return t(value === true || value === 1 ? 'yes' : 'no');
    if (field && isNumber(field)) return field.unit === 'd' ? t('days', whole(Number(value))) : toldValue(value, field, language) + (field.unit ? ' ' + of(field.unit) : '');
    return of(choiceLabel(field, value) ?? '') || String(value);
  };
  const label = entity?.label_field ?? view.columns?.[0] ?? '';
  const rest = (view.columns ?? []).filter((name) => name !== label);
  const link = (row: Cell[]) => {
    const id = cellOf(table, row, 'id'), words = String(cellOf(table, row, label) ?? id ?? '');
    return id === null ? <b>{words}</b> : <Link className="link-quiet strong" href={`/record/${view.entity}/${String(id)}`}>{words}</Link>;
  };
  const remark = (row: Cell[], without: string[] = []) => rest.filter((name) => !without.includes(name)).map((name) => text(name, cellOf(table, row, name))).filter(Boolean).join(' · ');
  return { text, label, link, remark, entity };
}

export function Timeline({ view, table }: Props) {
  const { link, remark } = useRecords({ view, table });
  const date = view.parts.date ?? '';
  const day = (row: Cell[]) => String(cellOf(table, row, date) ?? '');
  const until = view.parts.until ?? '', shown = (text: string) => (text.includes('T') ? moment(text) : text);
  const rows = [...table.rows].sort((a, b) => day(b).localeCompare(day(a)));
  return <ol className="timeline card">{rows.map((row, i) => <li key={i}><time>{[day(row), until ? String(cellOf(table, row, until) ?? '') : ''].map(shown).filter(Boolean).join(' – ') || '–'}</time><div>{link(row)}<div className="muted small">{remark(row, [date, until])}</div></div></li>)}</ol>;
}

const monthAfter = (month: string, by: number) => {
  const [year = 0, at = 1] = month.split('-').map(Number), next = year * 12 + at - 1 + by;
  return `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}`;
};

// A month, one box a day, weeks from Monday; first the one with what is next, else with what was last.
export function Calendar({ view, table }: Props) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const { link, remark } = useRecords({ view, table });
  const date = view.parts.date ?? '';
  const day = (row: Cell[]) => String(cellOf(table, row, date) ?? '').slice(0, 10);
  const days = table.rows.map(day).filter(Boolean).sort();
  const [month, setMonth] = useState((days.find((each) => each >= workspace.today) ?? days.at(-1) ?? workspace.today).slice(0, 7));
  const first = new Date(month + '-01T00:00:00Z'), count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const blank = (first.getUTCDay() + 6) % 7, shown = days.filter((each) => each.startsWith(month)).length;
  return (
    <>
      <div className="row calendar-head">
        <Button size="small" aria-label={t('previous')} onClick={() => setMonth(monthAfter(month, -1))}>‹</Button><h3 aria-live="polite">{month}</h3><Button size="small" aria-label={t('following')} onClick={() => setMonth(monthAfter(month, 1))}>›</Button>
        <span className="muted small">{shown} / {days.length}</span>
      </div>
      <div className="calendar">
        {Array.from({ length: blank }, (_, i) => <div key={'blank' + i} />)}
        {Array.from({ length: count }, (_, i) => {
          const iso = `${month}-${String(i + 1).padStart(2, '0')}`;
          return <div key={iso} className={iso === workspace.today ? 'day is-today' : 'day'}><time dateTime={iso}>{i + 1}</time>{table.rows.filter((row) => day(row) === iso).map((row, r) => <div key={r} className="small ell" title={remark(row, [date])}>{link(row)}</div>)}</div>;
        })}
      </div>
    </>
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
