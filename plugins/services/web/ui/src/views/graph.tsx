// Ties as a drawing: each record goes from one to another of what it names; the table of them stands below, for who cannot see it.
import { lazy, Suspense, useMemo } from 'react';

import { useSite } from '../api/schema';
import { ChartFrame } from '../charts/frame';
import type { NetNode, NetTie } from '../charts/network';
import type { ViewShown } from '../api/types';
import { useOpener } from '../document/use_opener';
import { useSpeech } from '../i18n/language';
import { Skeleton } from '../look/states';
import { TableView } from './table_view';
import { cellOf, type Table } from './use_view';

const Network = lazy(() => import('../charts/network').then((chart) => ({ default: chart.Network })));

const kMost = 150; // beyond that a drawing is a ball of wool

// A tie without a `from` hangs on the record that the view is about, or stands alone.
export function graphOf(view: ViewShown, table: Table, isNumber: (name: string) => boolean): { nodes: NetNode[]; ties: NetTie[] } {
  const { from = '', to = '', label = '' } = view.parts, nodes = new Map<string, NetNode>(), ties: NetTie[] = [];
  const name = (row: Table['rows'][number], part: string) => { const value = part ? cellOf(table, row, part) : null; return value === null || value === '' ? '' : String(value); };
  for (const row of table.rows) {
    const a = name(row, from), b = name(row, to);
    if (a && !nodes.has(a) && nodes.size < kMost) nodes.set(a, { id: a, label: a, kind: 'ours' });
    if (b && !nodes.has(b) && nodes.size < kMost) nodes.set(b, { id: b, label: b, kind: 'theirs' });
    if (!a || !b || !nodes.has(a) || !nodes.has(b)) continue;
    const told = name(row, label), figure = label && isNumber(label) ? Number(told) : NaN;
    ties.push({ from: a, to: b, label: Number.isFinite(figure) && figure > 0 ? '+' + told : told.replace('-', '\u2212'), weight: Number.isFinite(figure) ? Math.abs(figure) : 1, bad: figure < 0 });
  }
  return { nodes: [...nodes.values()], ties };
}

export function GraphView({ view, table }: { view: ViewShown; table: Table }) {
  const { of } = useSpeech();
  const entity = useSite().schema.find(view.entity ?? '');
  const open = useOpener();
  const drawn = useMemo(() => graphOf(view, table, (name) => ['int', 'real'].includes(entity?.fields.find((field) => field.name === name)?.type ?? '')), [view, table, entity]);
  const target = entity?.fields.find((field) => field.name === view.parts.to)?.reference;
  return (
    <ChartFrame title={of(view.label)} name={of(view.label)} table={<div className="body"><TableView view={view} table={table} /></div>}>
      {(take) => <Suspense fallback={<Skeleton />}><Network nodes={drawn.nodes} ties={drawn.ties} label={of(view.label)} height={Math.min(560, 220 + drawn.nodes.length * 10)} take={take} open={target ? (id) => void open(id, target) : undefined} /></Suspense>}
    </ChartFrame>
  );
}
