// Columns that no field holds and no list sorts by: figures of the rows in sight, asked for some rows at once when they are looked at, so
// that a list of a million costs no more than its page.
import { useEffect, useMemo, useRef, useState } from 'react';

import { call } from '../../api/client';
import type { Schema } from '../../api/schema';
import type { Cell, ListAnswer, PivotAnswer } from '../../api/types';
import { useGeneration } from '../../api/use_call';
import { monthsUntil } from '../../charts/month_values';
import type { CellKind, GridColumn } from '../../grid/columns';
import type { ListRow, Rows } from './use_rows';

// Below the hundred rows from which on an answer is an export (core/records/export_guard).
const kAtOnce = 60, kPause = 120;

type Found = Map<string, Cell>; // by code
interface Late { name: string; kind: CellKind; width: number; needs: [string, string][]; ask: (codes: string[], until: string, rows: ListRow[], stop: AbortSignal) => Promise<Found> }

const groups = (answer: PivotAnswer) => answer.rows.filter((row) => row[0] === 'group').map((row) => row.slice(2));
const pivotOf = (codes: string[], more: object, stop: AbortSignal) => call<PivotAnswer>('pivot.run', { entity: 'sale', where: [`customer = ${codes.join(' | ')}`], sort: 'key', top: kAtOnce, ...more }, stop);
const pivot = (codes: string[], more: object, stop: AbortSignal) => pivotOf(codes, more, stop).then(groups);

const kCustomer: Late[] = [
  {
    name: 'late.change', kind: 'change', width: 104, needs: [['sale', 'amount']],
    ask: async (codes, _until, _rows, stop) => new Map((await pivot(codes, { rows: ['customer.code'], period: '12m', against: 'year', measures: ['net_sales'] }, stop)).map(([code, net, before]) => [String(code), Number(before) > 0 ? Number(net ?? 0) / Number(before) - 1 : null])),
  },
  {
    name: 'late.margin', kind: 'share', width: 76, needs: [['sale', 'cost']],
    ask: async (codes, _until, _rows, stop) => new Map((await pivot(codes, { rows: ['customer.code'], period: '12m', measures: ['margin', 'known_sales'] }, stop)).map(([code, margin, known]) => [String(code), Number(known) ? Number(margin) / Number(known) : null])),
  },
  {
    name: 'late.months', kind: 'spark', width: 108, needs: [['sale', 'amount']],
    ask: async (codes, until, _rows, stop) => {
      const names = monthsUntil(until.slice(0, 7), 24);
      const answer = await pivotOf(codes, { rows: ['customer.code'], columns: 'month', period: '24m', measures: ['net_sales'] }, stop);
      const at = names.map((name) => answer.columns.findIndex((column) => column.value === name));
      return new Map(answer.rows.filter((row) => row[0] === 'group').map((row) => [String(row[2]), at.map((column) => (column < 0 ? 0 : Number(row[column] ?? 0))).join(' ')]));
    },
  },
  {
    name: 'late.next', kind: 'text', width: 116, needs: [['interaction', 'next_step'], ['interaction', 'next_done']],
    // A list tells whom a visit was to by name: where two in sight share one, neither is told the other's.
    ask: async (codes, _until, rows, stop) => {
      const { rows: steps } = await call<ListAnswer>('records.list', { entity: 'interaction', columns: ['customer', 'next_date', 'next_step', 'next_done'], where: [`customer = ${codes.join(' | ')}`, 'next_step <>'], sort: ['-start'], limit: 100 }, stop);
      const byName = new Map<string, Cell>();
      for (const [name, day, step, done] of steps) if (!byName.has(String(name))) byName.set(String(name), done ? '' : [String(day ?? '').slice(5), step].filter(Boolean).join(' '));
      const times = new Map<string, number>();
      rows.forEach((row) => times.set(row.label, (times.get(row.label) ?? 0) + 1));
      return new Map(rows.map((row) => [String(row.cells.code), times.get(row.label) === 1 ? (byName.get(row.label) ?? null) : null]));
    },
  },
];
const kLate: Record<string, Late[]> = { customer: kCustomer };

export const isLate = (name: string) => name.startsWith('late.');
// Those of a kind that its reader may see.
export const lateOf = (schema: Schema, entity: string): Late[] => (kLate[entity] ?? []).filter((late) => late.needs.every(([of, field]) => schema.field(of, field)));
export const lateColumn = (late: Pick<Late, 'name' | 'kind' | 'width'>, label: string): GridColumn => ({ name: late.name, label, kind: late.kind, width: late.width, grows: late.kind === 'text' ? 2 : 0, right: ['change', 'share'].includes(late.kind), fixed: true });

// What is known of the rows so far; `seen` says which are looked at.
export function useLate(schema: Schema, entity: string, names: string[], rows: Pick<Rows, 'at' | 'version'>, until: string): { values: Map<string, Found>; seen: (first: number, last: number) => void } {
  const now = useGeneration();
  const columns = useMemo(() => lateOf(schema, entity).filter((late) => names.includes(late.name)), [schema, entity, names]);
  const [values, setValues] = useState<Map<string, Found>>(new Map());
  const asked = useRef(new Set<string>()), latest = useRef({ columns, rows, until });
  latest.current = { columns, rows, until };
  const timer = useRef(0), stop = useRef<AbortController>(), range = useRef([0, 0]);
  const look = () => {
    const { columns: wanted, rows: all, until: day } = latest.current, [first = 0, last = 0] = range.current;
    for (const late of wanted) {
      const missing = Array.from({ length: Math.max(0, last - first) }, (_, i) => all.at(first + i)).filter((row) => row !== undefined).filter((row) => row.cells.code && !asked.current.has(`${late.name} ${String(row.cells.code)}`)).slice(0, kAtOnce);
      if (missing.length === 0) continue;
      const codes = missing.map((row) => String(row.cells.code)), signal = (stop.current ??= new AbortController()).signal;
      codes.forEach((code) => asked.current.add(`${late.name} ${code}`));
      late.ask(codes, day, missing, signal).then((found) => {
        if (signal.aborted) return;
        setValues((was) => new Map(was).set(late.name, new Map([...(was.get(late.name) ?? []), ...codes.map((code) => [code, found.get(code) ?? null] as const)])));
      }, () => undefined); // a figure that cannot be told is absent; the list stands
    }
  };
  const seen = (first: number, last: number) => {
    range.current = [first, last];
    clearTimeout(timer.current);
    timer.current = window.setTimeout(look, kPause);
  };
  useEffect(() => {
    asked.current.clear();
    stop.current?.abort();
    stop.current = undefined;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(look, kPause);
    return () => clearTimeout(timer.current);
  }, [now, columns]);
  useEffect(() => {
    timer.current = window.setTimeout(look, kPause);
  }, [rows.version]);
  useEffect(() => () => stop.current?.abort(), []);
  return { values, seen };
}
