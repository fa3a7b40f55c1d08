// The heads of a grid: sorted by a click, put in another order by dragging, made wider at their right edge; a double click there gives a column
// its own width again. What else a column has stands in a menu: by the right button, or the small one that comes with a hand. By keyboard all
// of it is the grid's (data_grid.tsx).
import { lazy, Suspense, useRef, useState, type PointerEvent, type ReactNode } from 'react';

import { useSpeech } from '../i18n/language';
import { Drop } from '../look/drop';
import { Icon } from '../look/icons';
import type { Arrange, GridColumn } from './columns';

const loadMenu = () => import('./head_menu');
const HeadMenu = lazy(loadMenu);

interface Props { columns: GridColumn[]; template: string; least: number; select?: ReactNode; sort?: string; setSort?: (sort: string) => void; arrange?: Arrange; menu?: string /* whose menu is open */; setMenu: (name?: string) => void }

const kSlip = 5, kEdge = 40, kStep = 14;
export const kNarrowest = 44, kWidest = 900;
export const within = (width: number) => Math.round(Math.max(kNarrowest, Math.min(kWidest, width)));

// How wide columns are drawn now. Those that share what is left over keep that while another is sized, so that its edge stays under the hand.
export function drawn(row: Element, columns: GridColumn[]): Record<string, number> {
  const cells = [...row.querySelectorAll<HTMLElement>('[data-column]')];
  return Object.fromEntries(columns.flatMap((column, i) => (column.grows && cells[i] ? [[column.name, cells[i].offsetWidth]] : [])));
}

export function GridHead({ columns, template, least, select, sort, setSort, arrange, menu, setMenu }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const [moving, setMoving] = useState<{ name: string; to: number; line: number }>();
  const dragged = useRef(false); // what ends a drag is no click

  const follow = (target: HTMLElement, id: number, moved: (event: globalThis.PointerEvent) => void, ended: (kept: boolean) => void) => {
    const stop = (kept: boolean) => {
      target.removeEventListener('pointermove', moved);
      target.removeEventListener('pointerup', up);
      target.removeEventListener('pointercancel', cancel);
      removeEventListener('keydown', escape, true);
      if (target.hasPointerCapture(id)) target.releasePointerCapture(id);
      ended(kept);
    };
    const up = () => stop(true), cancel = () => stop(false);
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && (event.stopPropagation(), stop(false));
    target.addEventListener('pointermove', moved);
    target.addEventListener('pointerup', up);
    target.addEventListener('pointercancel', cancel);
    addEventListener('keydown', escape, true);
  };
  const take = (event: PointerEvent<HTMLElement>, name: string) => {
    dragged.current = false;
    if (!arrange || event.button !== 0 || event.pointerType === 'touch' || !row.current) return; // a finger scrolls
    if (event.target instanceof Element && event.target.closest('.drop, .grid-menu')) return;
    const target = event.currentTarget, heads = row.current, box = heads.parentElement, from = event.clientX;
    let to = -1;
    follow(target, event.pointerId, (at) => {
      if (!dragged.current && Math.abs(at.clientX - from) < kSlip) return;
      if (!dragged.current) target.setPointerCapture(at.pointerId);
      dragged.current = true;
      if (box) {
        const { left, right } = box.getBoundingClientRect();
        box.scrollLeft += at.clientX > right - kEdge ? kStep : at.clientX < left + kEdge ? -kStep : 0;
      }
      const cells = [...heads.querySelectorAll<HTMLElement>('[data-column]')], begin = heads.getBoundingClientRect().left;
      to = cells.filter((cell) => { const { left, width } = cell.getBoundingClientRect(); return left + width / 2 < at.clientX; }).length;
      const edge = cells[to] ?? cells[cells.length - 1], place = edge?.getBoundingClientRect();
      setMoving({ name, to, line: place ? (cells[to] ? place.left : place.right) - begin : 0 });
    }, (kept) => {
      setMoving(undefined);
      const at = columns.findIndex((column) => column.name === name);
      if (kept && dragged.current && to >= 0 && to !== at && to !== at + 1) arrange.move(name, to > at ? to - 1 : to);
    });
  };
  const widen = (event: PointerEvent<HTMLElement>, name: string) => {
    event.stopPropagation();
    event.preventDefault();
    const cell = event.currentTarget.closest<HTMLElement>('[data-column]');
    if (!arrange || event.button !== 0 || !cell || !row.current) return;
    const from = event.clientX, before = cell.offsetWidth, others = drawn(row.current, columns);
    event.currentTarget.setPointerCapture(event.pointerId);
    follow(event.currentTarget, event.pointerId, (at) => arrange.size({ ...others, [name]: within(before + at.clientX - from) }), (kept) => kept || arrange.size({ ...others, [name]: before }));
  };
  const clicked = (column: GridColumn) => {
    if (dragged.current) return void (dragged.current = false);
    setSort?.(sort === '-' + column.name ? column.name : sort === column.name ? '' : column.right ? '-' + column.name : column.name);
  };
  return (
    <div ref={row} role="row" className="grid-row grid-head" style={{ gridTemplateColumns: template, minWidth: least }} onPointerEnter={() => void loadMenu().catch(() => undefined)}>
      {select && <div role="columnheader">{select}</div>}
      {columns.map((column) => <Head key={column.name} column={column} sort={sort} moved={moving?.name === column.name} take={arrange && take} widen={arrange && widen} own={arrange?.own} clicked={clicked}
        open={menu === column.name} setOpen={arrange && ((now) => setMenu(now ? column.name : undefined))} menu={arrange && menu === column.name && <HeadMenu columns={columns} column={column} sort={sort} setSort={setSort} arrange={arrange} close={() => setMenu(undefined)} />} />)}
      {moving && <i className="grid-put" style={{ left: moving.line }} />}
    </div>
  );
}

interface HeadProps { column: GridColumn; sort?: string; moved: boolean; take?: (event: PointerEvent<HTMLElement>, name: string) => void; widen?: (event: PointerEvent<HTMLElement>, name: string) => void; own?: (name: string) => void; clicked: (column: GridColumn) => void; open: boolean; setOpen?: (now: boolean) => void; menu?: ReactNode }

function Head({ column, sort, moved, take, widen, own, clicked, open, setOpen, menu }: HeadProps) {
  const { t, of } = useSpeech();
  const help = column.field?.help;
  const down = sort === '-' + column.name, up = sort === column.name;
  const button = <button className="plain grid-menu" tabIndex={-1} aria-haspopup="menu" aria-label={t('list.head.menu', column.label)} onClick={() => setOpen?.(true)}><Icon name="more" size={12} /></button>;
  return (
    <div role="columnheader" data-column={column.name} aria-sort={down ? 'descending' : up ? 'ascending' : undefined} className={[column.right && 'right', moved && 'moved', take && 'held'].filter(Boolean).join(' ')} onPointerDown={take && ((event) => take(event, column.name))}
      onContextMenu={setOpen && ((event) => (event.preventDefault(), setOpen(true)))}>
      {column.fixed ? <span className="ell">{column.label}</span> : <button className="plain" tabIndex={-1} title={[help && of(help), t('list.sort', column.label)].filter(Boolean).join(' · ')} onClick={() => clicked(column)}>
        <span className="ell">{column.label}</span>{(down || up) && <Icon name={down ? 'down' : 'up'} size={12} />}
      </button>}
      {setOpen && (open ? <Drop kind="menu" open setOpen={setOpen} trigger={button} content={<Suspense>{menu}</Suspense>} /> : button)}
      {widen && <i className="grid-size" title={t('list.width')} onPointerDown={(event) => widen(event, column.name)} onDoubleClick={() => own?.(column.name)} onClick={(event) => event.stopPropagation()} />}
    </div>
  );
}
