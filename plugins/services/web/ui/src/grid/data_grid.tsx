// A grid of records: only the rows in sight are in the page, however many there are; all of it works by keyboard.
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import { useSpeech } from '../i18n/language';
import { copyText } from '../shell/copied';
import type { Arrange, GridColumn } from './columns';
import { drawn, GridHead, within } from './head';
import { GridLine, type Hand } from './line';
import { sharedWidths } from './natural';
import { kHighest, placeAt, placeFrom, spaceOf, type Place } from './scroll_space';
import './grid.css';

export interface GridRow { id: string; label: string }
interface Props<Row extends GridRow> {
  name: string;
  of: string; // which list it is: another one is shown from its top
  columns: GridColumn[];
  at: (index: number) => Row | undefined; // those that are not there yet are drawn as empty
  held: Row[]; // those that are
  count: number; // rows that there are, as far as is known
  countIsLeast?: boolean;
  rowHeight: number;
  stale?: boolean;
  sort?: string; // "-name" for descending
  setSort?: (sort: string) => void;
  seen?: (first: number, last: number) => void; // which rows are in sight
  range?: (from: number, to: number) => Promise<Row[]>; // all of them, fetched where they are not there
  selected?: ReadonlyMap<string, Row>;
  select?: (rows: ReadonlyMap<string, Row>) => void;
  open: (row: Row) => void;
  cell: (row: Row, column: GridColumn) => ReactNode; // the same as long as it draws the same
  editor?: (row: Row, column: GridColumn, end: () => void) => ReactNode | null;
  arrange?: Arrange; // columns have an order and widths of their reader's
  to?: number; // the row where the reader is to be
  follow?: (index: number) => void; // where they are
  beside?: () => void; // what that row is of is looked at beside the grid
}

const kAhead = 8, kBeside = 250, kHead = 36, kWider = 16, kBox = 40;

export function DataGrid<Row extends GridRow>(props: Props<Row>) {
  const { name, columns, at: rowAt, held, count, rowHeight, selected, select, cell, editor } = props;
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, bar: 0, height: 600 });
  const [room, setRoom] = useState(0); // for columns; 0: not known yet
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  const [menu, setMenu] = useState<string>();
  const anchor = useRef(0);
  // The box's height is kept: to ask a box for it lays out the whole page.
  const place = useRef<Place>({ top: 0, bar: 0 }), rowsNow = useRef({ count, rowHeight }), height = useRef(600);
  rowsNow.current = { count, rowHeight };

  const space = () => spaceOf(rowsNow.current.count, rowsNow.current.rowHeight, Math.max(0, height.current - kHead));
  const show = (to: Place) => {
    place.current = to;
    setView((was) => (was.top === to.top && was.bar === to.bar && was.height === height.current ? was : { ...to, height: height.current }));
  };
  const goTo = (top: number) => {
    const node = box.current;
    if (!node) return;
    const to = placeAt(space(), top);
    if (to.bar !== place.current.bar) node.scrollTop = to.bar;
    show(to);
  };
  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    const look = () => {
      const to = placeFrom(space(), place.current, node.scrollTop);
      if (to.bar !== node.scrollTop) node.scrollTop = to.bar;
      show(to);
    };
    const observer = new ResizeObserver(() => ((height.current = node.clientHeight), setRoom(node.clientWidth), look())); // also when it begins
    observer.observe(node);
    node.addEventListener('scroll', look, { passive: true });
    return () => (observer.disconnect(), node.removeEventListener('scroll', look));
  }, []);
  // More or fewer rows than were known: what is in sight stays in sight.
  useLayoutEffect(() => goTo(place.current.top), [count, rowHeight]); // eslint-disable-line react-hooks/exhaustive-deps
  useLayoutEffect(() => (setAt((was) => ({ row: 0, column: was.column })), goTo(0)), [props.of]); // eslint-disable-line react-hooks/exhaustive-deps

  // What is in sight comes first, what lies beside it a moment later.
  const [ahead, setAhead] = useState(0);
  const begun = held.length > 0;
  useEffect(() => {
    if (!begun) return;
    const timer = setTimeout(() => setAhead(kAhead), kBeside);
    return () => clearTimeout(timer);
  }, [begun]);
  const from = (beside: number) => Math.max(0, Math.floor(view.top / rowHeight) - beside), until = (beside: number) => Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + beside);
  const first = from(ahead), last = until(ahead), wantedFirst = from(kAhead), wantedLast = until(kAhead);
  useEffect(() => props.seen?.(wantedFirst, wantedLast), [wantedFirst, wantedLast, props.of, count]); // eslint-disable-line react-hooks/exhaustive-deps

  const reveal = (row: number) => {
    const node = box.current;
    if (!node) return;
    const top = row * rowHeight, now = place.current.top, room = height.current - kHead;
    if (top < now) goTo(top);
    else if (top + rowHeight > now + room) goTo(top + rowHeight - room);
  };
  const move = (row: number, column: number, extend = false) => {
    const to = { row: Math.max(0, Math.min(count - 1, row)), column: Math.max(0, Math.min(columns.length - 1, column)) };
    if (extend && select) choose(anchor.current, to.row);
    setAt(to);
    reveal(to.row);
  };
  useEffect(() => props.follow?.(at.row), [at.row]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => {
    if (props.to !== undefined && props.to !== at.row) move(props.to, at.column);
  }, [props.to]); // eslint-disable-line react-hooks/exhaustive-deps
  const choose = (one: number, other: number) => {
    const from = Math.min(one, other), to = Math.max(one, other), here: Row[] = [];
    for (let i = from; i <= to; ++i) {
      const row = rowAt(i);
      if (row) here.push(row);
      else break;
    }
    const add = (rows: Row[]) => select?.(new Map([...(selected ?? []), ...rows.map((row) => [row.id, row] as const)]));
    if (here.length === to - from + 1 || !props.range) add(here);
    else void props.range(from, to).then(add, () => undefined);
  };
  const toggle = (index: number, range: boolean) => {
    const row = rowAt(index);
    if (!row || !selected) return;
    if (range) choose(anchor.current, index);
    else {
      const next = new Map(selected);
      if (!next.delete(row.id)) next.set(row.id, row);
      select?.(next);
    }
    anchor.current = index;
  };
  // By keyboard: the column where the reader is, one place or a little wider.
  const arrange = (side: number, order: boolean) => {
    const column = columns[at.column], head = box.current?.querySelector('.grid-head'), to = at.column + side;
    if (!column || !head || !props.arrange) return;
    if (!order) return props.arrange.size({ ...drawn(head, columns), [column.name]: within((head.querySelectorAll<HTMLElement>('[data-column]')[at.column]?.offsetWidth ?? column.width) + kWider * side) });
    if (to < 0 || to >= columns.length) return;
    props.arrange.move(column.name, to);
    setAt({ row: at.row, column: to });
  };
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 2);
  const all = () => new Map(held.map((row) => [row.id, row] as const));
  const pressed = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.altKey) return;
    if (editing) return event.key === 'Escape' ? end() : event.preventDefault(); // what it is changed in is on its way
    const { row, column } = at, current = rowAt(row);
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(row + 1, column, event.shiftKey), ArrowUp: () => move(row - 1, column, event.shiftKey),
      ArrowLeft: () => move(row, column - 1), ArrowRight: () => move(row, column + 1),
      PageDown: () => move(row + page, column), PageUp: () => move(row - page, column),
      Home: () => move(event.ctrlKey ? 0 : row, 0), End: () => move(event.ctrlKey ? count - 1 : row, columns.length - 1),
      ' ': () => toggle(row, event.shiftKey), Enter: () => current && props.open(current), F2: () => current && setEditing(true),
    };
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
      const text = document.getElementById(`${name}-at`)?.innerText.trim();
      if (!text || String(getSelection())) return; // what somebody marked is the browser's
      void copyText(text, t);
    } else if (event.key === 'Escape') {
      if (!selected?.size) return; // it is somebody else's
      select?.(new Map());
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'a' && select) select(all());
    else if (event.shiftKey && event.key === 'Enter' && props.beside) props.beside();
    else if (props.arrange && (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))) setMenu(columns[column]?.name);
    else if (event.shiftKey && side && props.arrange) arrange(side, event.ctrlKey || event.metaKey);
    else if (event.ctrlKey && !['Home', 'End'].includes(event.key)) return;
    else if (steps[event.key]) steps[event.key]?.();
    else return;
    event.preventDefault();
  };
  // A menu that closes gives the keys back, unless they went elsewhere with what was chosen.
  useEffect(() => {
    const grid = box.current;
    if (!menu) return;
    return () => {
      const now = document.activeElement;
      if (!now || now === document.body || grid?.contains(now)) grid?.focus({ preventScroll: true });
    };
  }, [menu]);
  // On a page that is a list, arrows are meant for it wherever nothing else has the focus.
  const alone = props.beside !== undefined;
  useEffect(() => {
    if (!alone) return;
    const wake = (event: globalThis.KeyboardEvent) => {
      if (event.target !== document.body || event.defaultPrevented || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
      box.current?.focus();
      event.preventDefault();
    };
    document.addEventListener('keydown', wake);
    return () => document.removeEventListener('keydown', wake);
  }, [alone]);
  const end = () => (setEditing(false), box.current?.focus());
  const done = { put: (row: number, column: number) => (setEditing(false), setAt({ row, column }), void (anchor.current = row)), edit: () => setEditing(true), pick: (row: number, range: boolean) => (setAt((was) => ({ row, column: was.column })), toggle(row, range)) };
  const latest = useRef(done);
  latest.current = done;
  const hand = useMemo<Hand>(() => ({ put: (row, column) => latest.current.put(row, column), edit: () => latest.current.edit(), pick: (row, range) => latest.current.pick(row, range) }), []);
  // By what is in them where that is known; else the labels and texts share what is left over.
  const widths = room && columns.some((column) => column.natural !== undefined) ? sharedWidths(columns, room - (select ? kBox : 0)).map(Math.floor) : undefined;
  const template = `${select ? `${kBox}px ` : ''}${columns.map((column, i) => (widths ? `${widths[i]}px` : column.grows ? `minmax(${column.width}px, ${column.grows}fr)` : `${column.width}px`)).join(' ')} minmax(0, 1fr)`;
  const least = columns.reduce((sum, column, i) => sum + (widths?.[i] ?? column.width), select ? kBox : 0); // all rows alike, whatever they hold
  const allSelected = held.length > 0 && selected !== undefined && held.every((row) => selected.has(row.id));

  const lines: ReactNode[] = [];
  for (let i = first; i < last; ++i) {
    const row = rowAt(i);
    const here = i === at.row;
    const control = here && editing && row && columns[at.column] ? (editor?.(row, columns[at.column] as GridColumn, end) ?? null) : undefined;
    lines.push(<GridLine key={row?.id ?? 'empty' + i} row={row} index={i} columns={columns} template={template} least={least} top={i * rowHeight - (view.top - view.bar)} height={rowHeight} active={here} at={here ? at.column : -1} atId={here ? `${name}-at` : undefined} picked={select && row ? (selected?.has(row.id) ?? false) : select ? false : undefined} control={control} cell={cell} hand={hand} />);
  }
  return (
    <div ref={box} role="grid" tabIndex={0} aria-label={name} aria-rowcount={props.countIsLeast ? -1 : count + 1} aria-colcount={columns.length} aria-multiselectable={select ? true : undefined} aria-activedescendant={rowAt(at.row) && at.row >= first && at.row < last ? `${name}-at` : undefined} className={props.stale ? 'grid grid-stale' : 'grid'} onKeyDown={pressed}>
      <GridHead columns={columns} template={template} least={least} sort={props.sort} setSort={props.setSort} arrange={props.arrange} menu={menu} setMenu={setMenu}
        select={select && <input type="checkbox" aria-label={t('list.select.all')} checked={allSelected} onChange={() => select(allSelected ? new Map() : all())} />} />
      <div role="rowgroup" className="grid-body" style={{ height: Math.min(count * rowHeight, kHighest) }}>{lines}</div>
    </div>
  );
}
