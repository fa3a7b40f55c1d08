// A list of any kind of record, drawn from the schema: columns, conditions, order, inline editing, changes to many.
import { Suspense, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';

import { useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { DataGrid } from '../../grid/data_grid';
import { CellValue } from '../../grid/cell';
import type { GridColumn } from '../../grid/columns';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ButtonLink } from '../../look/button_link';
import { Icon } from '../../look/icons';
import { late } from '../../look/late';
import { Empty, ProblemNote } from '../../look/states';
import { RecordForm } from '../../shell/late_forms';
import { say } from '../../shell/toasts';
import { FilterBar } from './filter_bar';
import { drawnLanes } from './lane_fields';
import { isLate, useLate } from './late_columns';
import { useAsked, useKept, useLeaving, useNarrow, useRoomy } from './list_state';
import { SelectionBar } from './selection_bar';
import { useColumns } from './use_columns';
import { useNatural } from './use_natural';
import { useRows, type ListRow } from './use_rows';
import { ViewTabs } from './view_tabs';
import { WholeSum } from './whole_sum';
import './list.css';

const ExportDialog = late(() => import('./export_dialog'));
const InlineEditor = late(() => import('./inline_editor'));
const Beside = late(() => import('../record/beside'));
const ListBoard = late(() => import('./list_board'));

const typing = (target: EventTarget) => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

export default function ListPage({ entity: name }: { entity: string }) {
  const { t } = useSpeech();
  const entity = useSite().schema.find(name);
  return entity ? <List entity={entity} /> : <Empty text={t('problem.none')} />;
}

function List({ entity }: { entity: Entity }) {
  const { t, of } = useSpeech();
  const [, go] = useLocation();
  const firstSort = entity.figures[0] ? '-' + entity.figures[0].name : '';
  const [asked, ask] = useAsked(entity.name, firstSort);
  const { schema, workspace } = useSite();
  const arranged = useColumns(entity), { names: columns, shown } = arranged;
  const [compact, setCompact] = useKept<boolean>('compact', true);
  const narrow = useNarrow();
  const [selected, setSelected] = useState<ReadonlyMap<string, ListRow>>(new Map());
  const none = () => setSelected(new Map());
  const [adding, setAdding] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [begun, begin] = useState<string>(); // with which column a condition is begun
  const label = entity.label_field ?? shown[0]?.name ?? 'id';
  const figures = entity.figures.some((figure) => figure.name === 'past_rhythm') && columns.includes('silent_days') ? ['past_rhythm'] : [];
  const request = useMemo(() => ({
    entity: entity.name, columns: [...new Set(['id', ...shown.map((column) => column.name).filter((column) => !isLate(column)), label, ...figures, ...shown.flatMap((column) => (column.field?.currency ?? [])), ...(columns.some(isLate) ? ['code'] : [])])],
    where: asked.where, search: asked.search, sort: asked.sort ? [asked.sort] : [],
  }), [entity.name, shown, label, asked]); // eslint-disable-line react-hooks/exhaustive-deps
  const found = useRows(request, label);
  const drawn = useNatural(shown, found);
  const later = useLate(schema, entity.name, columns, found, workspace.data_until);
  useEffect(none, [asked]);
  // The largest amount that was seen of this list: bars keep their measure, however far down.
  const top = useRef({ of: '', value: 0 });
  const most = useMemo(() => {
    const bar = shown.find((column) => column.kind === 'money' && asked.sort === '-' + column.name)?.name;
    const largest = bar ? found.held.reduce((so, row) => Math.max(so, Number(row.cells[bar] ?? 0)), 0) : 0;
    top.current = { of: found.of, value: top.current.of === found.of ? Math.max(top.current.value, largest) : largest };
    return { name: bar, value: top.current.value };
  }, [found.held, found.of, shown, asked.sort]);
  // Beside the list: the record of the row where its reader is.
  const roomy = useRoomy();
  const [beside, setBeside] = useState(false);
  const [here, setHere] = useState(0);
  useLeaving(entity.name, asked, here);
  const look = useCallback(() => setBeside(true), []);
  const step = (by: number) => setHere((was) => Math.max(0, Math.min(found.count - 1, was + by)));
  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!beside || !roomy || typing(event.target) || event.ctrlKey || event.metaKey || !event.currentTarget.contains(event.target as Node)) return; // a dialog over it has its own keys
    const by = { j: 1, k: -1 }[event.key] ?? (event.altKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined);
    if (by) step(by);
    else if (event.key === 'Escape' && selected.size === 0) setBeside(false);
    else return;
    event.preventDefault();
  };
  const to = useCallback((row: ListRow) => `/record/${entity.name}/${row.id}`, [entity.name]);
  const cell = useCallback((row: ListRow, column: GridColumn) => (
    <CellValue column={column} value={(isLate(column.name) ? later.values.get(column.name)?.get(String(row.cells.code)) : row.cells[column.name]) ?? null} to={column.kind === 'label' ? to(row) : undefined} beside={column.kind === 'label' && roomy ? look : undefined} most={column.name === most.name ? most.value : undefined} late={column.name === 'silent_days' && (row.cells.past_rhythm === true || row.cells.past_rhythm === 1)} />
  ), [later.values, most, to, look, roomy]);
  const lanes = drawnLanes(entity, asked.board);
  const editor = (row: ListRow, column: GridColumn, end: () => void) => {
    const field = column.field;
    return field?.access !== 'change' || field.computed ? null : <Suspense fallback={cell(row, column)}><InlineEditor entity={entity} field={field} record={row} value={row.cells[column.name] ?? null} end={end} /></Suspense>;
  };
  const arrange = useMemo(() => ({
    ...arranged.arrange, filter: begin,
    hide: (name: string) => {
      arranged.setNames(arranged.names.filter((each) => each !== name));
      say(t('list.head.hidden', shown.find((column) => column.name === name)?.label ?? name, t('list.columns', shown.length - 1)));
    },
  }), [arranged, shown, t]);
  const filtered = asked.where.length > 0 || asked.search !== '';
  const empty = !found.loading && !found.stale && found.count === 0 && !found.problem;
  const { may } = useSite();
  const mayAdd = may('create', entity.name) && !entity.kept && entity.fields.some((field) => field.access === 'change');
  return (
    <div className="list-page" onKeyDown={pressed} onPointerEnter={InlineEditor.early} onFocus={InlineEditor.early /* who types at once after F2 must not type into nothing */}>
      <div className="page-head">
        <h1>{of(entity.plural)}</h1>
        <span className="muted">{found.stale ? '' : t(found.countIsLeast ? 'count.more' : 'count.of', whole(found.count))}</span>
        {!narrow && !found.stale && !found.countIsLeast && <WholeSum entity={entity} columns={shown} request={request} count={found.count} />}
        <div className="end">
          {mayAdd && <ButtonLink href={`/imports?as=${entity.name}`} icon={<Icon name="imports" />}>{t('menu.imports')}</ButtonLink>}
          {may('export', entity.name) && <Button icon={<Icon name="exports" />} onClick={() => setExporting(true)}>{t('list.export')}</Button>}
          {mayAdd && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>{t('new', of(entity.label))}</Button>}
        </div>
      </div>
      <ViewTabs stands={!found.stale} entity={entity} asked={asked} ask={ask} arranged={arranged} firstSort={firstSort} />
      <FilterBar entity={entity} asked={asked} ask={ask} arranged={arranged} compact={compact} setCompact={setCompact} begun={begun} begin={begin} />
      {found.problem ? <ProblemNote problem={found.problem} again={() => ask({ where: [], search: '', sort: firstSort })} /> : empty ? (
        <div className="card">
          {filtered ? <Empty text={t('empty.filter')}><Button onClick={() => ask({ where: [], search: '' })}>{t('empty.filter.clear')}</Button></Empty>
            : !may('see', entity.name) ? <Empty text={t('empty.denied', of(entity.plural))} />
            : <Empty text={t('empty.entity', of(entity.plural))}>{mayAdd && <><Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>{t('new', of(entity.label))}</Button><ButtonLink href={`/imports?as=${entity.name}`} icon={<Icon name="imports" />}>{t('empty.import')}</ButtonLink></>}</Empty>}
        </div>
      ) : lanes ? <Suspense><ListBoard entity={entity} request={request} by={lanes} columns={shown} /></Suspense> : (
        <div className="list-split">
        <DataGrid
          name={of(entity.plural)} of={found.of} columns={drawn} at={found.at} held={found.held} count={found.count} countIsLeast={found.countIsLeast} range={found.range} rowHeight={narrow ? 56 : compact ? 32 : 40} stale={found.stale} seen={(from, to) => (found.seen(from, to), later.seen(from, to))}
          sort={asked.sort} setSort={(sort) => ask({ sort })} selected={selected} select={setSelected} open={(row) => go(to(row))}
          cell={cell} arrange={narrow ? undefined : arrange} to={here} follow={setHere} beside={roomy ? look : undefined}
          editor={editor}
        />
        {beside && roomy && <Suspense><Beside entity={entity} id={found.at(here)?.id} index={here} count={found.count} least={found.countIsLeast} step={step} close={() => setBeside(false)} /></Suspense>}
        </div>
      )}
      <p className="sr">{t('list.keys')}</p>
      {selected.size > 0 && <SelectionBar entity={entity} selected={selected} clear={none} columns={shown} asked={asked} count={found.count} />}
      {exporting && <Suspense><ExportDialog entity={entity} columns={shown.filter((column) => !isLate(column.name))} asked={asked} count={found.count} countIsLeast={found.countIsLeast} selected={[...selected.keys()]} close={() => setExporting(false)} /></Suspense>}
      {adding && <Suspense><RecordForm entity={entity.name} title={t('new', of(entity.label))} given={{}} done={t('record.created.done')} close={() => setAdding(false)} opened={(id) => go(`/record/${entity.name}/${id}`)} /></Suspense>}
    </div>
  );
}
