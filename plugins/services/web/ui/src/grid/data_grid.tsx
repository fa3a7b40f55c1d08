// A grid of records: only the rows in sight are in the page, however many there are; all of it works by keyboard.
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import { useSpeech } from '../i18n/language';
import { Icon } from '../look/icons';
import type { GridColumn } from './columns';
import './grid.css';

export interface GridRow { id: string; label: string }
interface Props<Row extends GridRow> {
  name: string;
  columns: GridColumn[];
  rows: Row[];
  count: number; // rows that there are as far as is known; those behind `rows` are fetched when they come near
  rowHeight: number;
  stale?: boolean;
  sort?: string; // "-name" for descending
  setSort?: (sort: string) => void;
  near: () => void; // the end of `rows` is near
  seen?: (first: number, last: number) => void; // which of `rows` are in sight
  selected?: Set<string>;
  select?: (ids: Set<string>) => void;
  open: (row: Row) => void;
  cell: (row: Row, column: GridColumn) => ReactNode;
  editor?: (row: Row, column: GridColumn, end: () => void) => ReactNode | null;
}

const kAhead = 8;

export function DataGrid<Row extends GridRow>(props: Props<Row>) {
  const { name, columns, rows, rowHeight, selected, select, near, cell, editor } = props;
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  const anchor = useRef(0);

  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    const look = () => setView((was) => (was.top === node.scrollTop && was.height === node.clientHeight ? was : { top: node.scrollTop, height: node.clientHeight }));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(node);
    node.addEventListener('scroll', look, { passive: true });
    return () => (observer.disconnect(), node.removeEventListener('scroll', look));
  }, []);

  const behind = Math.min(props.count - rows.length, 40); // placeholders while more is on its way
  const shown = rows.length + Math.max(behind, 0);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - kAhead);
  const last = Math.min(shown, Math.ceil((view.top + view.height) / rowHeight) + kAhead);
  useEffect(() => {
    if (rows.length < props.count && last + 60 >= rows.length) near();
  }, [last, rows.length, props.count]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => props.seen?.(first, last), [first, last]); // eslint-disable-line react-hooks/exhaustive-deps

  const reveal = (row: number) => {
    const node = box.current;
    if (!node) return;
    const top = row * rowHeight, head = 36;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + rowHeight + head > node.scrollTop + node.clientHeight) node.scrollTop = top + rowHeight + head - node.clientHeight;
  };
  const move = (row: number, column: number, extend = false) => {
    const to = { row: Math.max(0, Math.min(rows.length - 1, row)), column: Math.max(0, Math.min(columns.length - 1, column)) };
    if (extend && select) choose(anchor.current, to.row, true);
    setAt(to);
    reveal(to.row);
  };
  const choose = (from: number, to: number, on: boolean) => {
    const next = new Set(selected);
    for (let i = Math.min(from, to); i <= Math.max(from, to); ++i) {
      const row = rows[i];
      if (row && on) next.add(row.id);
      else if (row) next.delete(row.id);
    }
    select?.(next);
  };
  const toggle = (index: number, range: boolean) => {
    const row = rows[index];
    if (!row || !selected) return;
    if (range) choose(anchor.current, index, true);
    else choose(index, index, !selected.has(row.id));
    anchor.current = index;
  };
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 2);
  const pressed = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.altKey) return;
    const { row, column } = at, current = rows[row];
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(row + 1, column, event.shiftKey), ArrowUp: () => move(row - 1, column, event.shiftKey),
      ArrowLeft: () => move(row, column - 1), ArrowRight: () => move(row, column + 1),
      PageDown: () => move(row + page, column), PageUp: () => move(row - page, column),
      Home: () => move(event.ctrlKey ? 0 : row, 0), End: () => move(event.ctrlKey ? rows.length - 1 : row, columns.length - 1),
      ' ': () => toggle(row, event.shiftKey), Enter: () => current && props.open(current), F2: () => current && setEditing(true),
      Escape: () => select?.(new Set()),
    };
    if ((event.ctrlKey || event.metaKey) && event.key === 'a' && select) select(new Set(rows.map((each) => each.id)));
    else if (event.ctrlKey && !['Home', 'End'].includes(event.key)) return;
    else if (steps[event.key]) steps[event.key]?.();
    else return;
    event.preventDefault();
  };
  const end = () => (setEditing(false), box.current?.focus());
  const template = `${select ? '40px ' : ''}${columns.map((column) => (column.grows ? `minmax(${column.width}px, ${column.grows}fr)` : `${column.width}px`)).join(' ')} minmax(0, 1fr)`;
  const least = columns.reduce((sum, column) => sum + column.width, select ? 40 : 0); // all rows alike, whatever they hold
  const allSelected = rows.length > 0 && selected !== undefined && rows.every((row) => selected.has(row.id));

  const lines: ReactNode[] = [];
  for (let i = first; i < last; ++i) {
    const row = rows[i];
    const style = { gridTemplateColumns: template, minWidth: least, top: i * rowHeight, height: rowHeight };
    if (!row) {
      lines.push(<div key={'empty' + i} className="grid-row grid-line" style={style}>{columns.map((column) => <div key={column.name} className="grid-cell empty-cell"><i /></div>)}</div>);
      continue;
    }
    lines.push(
      <div key={row.id} role="row" aria-rowindex={i + 2} aria-selected={selected ? selected.has(row.id) : undefined} className={i === at.row ? 'grid-row grid-line active' : 'grid-row grid-line'} style={style}>
        {select && <div role="gridcell" className="grid-cell select"><input type="checkbox" tabIndex={-1} aria-label={t('list.select.row', row.label)} checked={selected?.has(row.id) ?? false} onChange={() => undefined} onClick={(event) => (setAt({ row: i, column: at.column }), toggle(i, event.shiftKey))} /></div>}
        {columns.map((column, c) => {
          const here = i === at.row && c === at.column;
          const control = here && editing ? editor?.(row, column, end) : null;
          return (
            <div key={column.name} id={here ? `${name}-at` : undefined} role="gridcell" aria-colindex={c + 1} className={`grid-cell of-${column.kind}${column.right ? ' right' : ''}${here ? ' at' : ''}${control ? ' editing' : ''}${c > 5 && !['money', 'days'].includes(column.kind) ? ' extra' : ''}`}
              onMouseDown={() => !control && (setEditing(false), setAt({ row: i, column: c }), (anchor.current = i))} onDoubleClick={() => setEditing(true)}>
              {control ?? cell(row, column)}
            </div>
          );
        })}
      </div>,
    );
  }
  return (
    <div ref={box} role="grid" tabIndex={0} aria-label={name} aria-rowcount={props.count + 1} aria-colcount={columns.length} aria-multiselectable={select ? true : undefined} aria-activedescendant={rows.length ? `${name}-at` : undefined} className={props.stale ? 'grid grid-stale' : 'grid'} onKeyDown={pressed}>
      <div role="row" className="grid-row grid-head" style={{ gridTemplateColumns: template, minWidth: least }}>
        {select && <div role="columnheader"><input type="checkbox" aria-label={t('list.select.all')} checked={allSelected} onChange={() => select(new Set(allSelected ? [] : rows.map((row) => row.id)))} /></div>}
        {columns.map((column) => {
          const down = props.sort === '-' + column.name, up = props.sort === column.name;
          return (
            <div key={column.name} role="columnheader" aria-sort={down ? 'descending' : up ? 'ascending' : undefined} className={column.right ? 'right' : ''}>
              {column.fixed ? <span className="ell">{column.label}</span> : <button className="plain" tabIndex={-1} title={t('list.sort', column.label)} onClick={() => props.setSort?.(down ? column.name : up ? '' : column.right ? '-' + column.name : column.name)}>
                <span className="ell">{column.label}</span>{(down || up) && <Icon name={down ? 'down' : 'up'} size={12} />}
              </button>}
            </div>
          );
        })}
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: shown * rowHeight }}>{lines}</div>
    </div>
  );
}
