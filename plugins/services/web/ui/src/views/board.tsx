// A board: a lane for each choice of a field, a card for each record. A card is moved by hand, by Shift and the arrows, or from its menu; that
// is one change of one field, taken back like any other. What somebody else moved meanwhile is told, not written over.
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { useSite } from '../api/schema';
import type { Cell } from '../api/types';
import { setRecords } from '../api/write';
import { whole } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { Button } from '../look/button';
import { DropMenu } from '../look/drop';
import { Icon } from '../look/icons';
import { tellRefused } from '../pages/record/refused';
import { useRecords, type Props as OfView } from './kinds';
import { lanesOf, stepOf, type Lane } from './lanes';
import { cellOf } from './use_view';

const kDragged = 'application/x-pareto-card';

// Of more records than have cards: how many are in a lane, at least, and how to see more of them.
export interface LaneTold { value: Cell; count: number; least?: boolean; more?: () => void }
interface Props extends OfView { told?: LaneTold[] }

export function Board({ view, table, told }: Props) {
  const { t } = useSpeech();
  const { may } = useSite();
  const { text, label, link, remark, entity } = useRecords({ view, table });
  const by = view.parts.by ?? '', value = view.parts.value ?? '';
  const field = entity?.fields.find((each) => each.name === by);
  const movable = entity !== undefined && may('change', entity.name) && field?.access === 'change' && !field.computed;
  const [moved, setMoved] = useState<Map<string, Cell>>(new Map());
  const [over, setOver] = useState<number>();
  const focus = useRef('');
  useEffect(() => setMoved(new Map()), [table]); // answered
  const lanes = useMemo(() => lanesOf(entity, table, by, moved, told?.map((lane) => lane.value)), [entity, table, by, moved, told]);
  const of = (lane: Lane) => told?.find((each) => each.value === lane.value);
  const countOf = (lane: Lane) => {
    const all = of(lane), here = table.rows.filter((row) => cellOf(table, row, by) === lane.value).length;
    return all ? `${whole(all.count + lane.rows.length - here)}${all.least ? '+' : ''}` : whole(lane.rows.length);
  };
  // What was moved by keyboard keeps the focus in its new lane.
  useEffect(() => {
    if (focus.current) document.getElementById('card-' + focus.current)?.focus();
  }, [lanes]);
  const idOf = (row: Cell[]) => String(cellOf(table, row, 'id'));
  const words = (row: Cell[]) => String(cellOf(table, row, label) ?? '');
  const put = async (id: string, to: Cell, version = table.version) => {
    const row = table.rows.find((each) => idOf(each) === id);
    if (!row || !entity || (moved.has(id) ? moved.get(id) : cellOf(table, row, by)) === to) return;
    setMoved((was) => new Map(was).set(id, to));
    try {
      await setRecords(entity.name, [id], { [by]: to }, t('board.moved', words(row), text(by, to) || t('board.none')), version);
    } catch (problem) {
      setMoved((was) => new Map([...was].filter(([each]) => each !== id)));
      tellRefused(problem, () => put(id, to, ''));
    }
  };
  const pressed = (event: KeyboardEvent<HTMLLIElement>, lane: number, place: number, id: string) => {
    if (event.target !== event.currentTarget) return;
    const across = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0, next = lanes[lane + across];
    if (event.shiftKey && across !== 0) {
      if (movable && next && laneTakes(next)) {
        focus.current = id;
        void put(id, next.value);
      }
    } else if (event.key === 'Enter') {
      event.currentTarget.querySelector<HTMLElement>('a')?.click();
    } else {
      const at = stepOf(lanes, lane, place, event.key), row = at && lanes[at[0]]?.rows[at[1]];
      if (!row) return;
      document.getElementById('card-' + idOf(row))?.focus();
    }
    event.preventDefault();
  };
  const laneTakes = (lane: Lane) => lane.value !== null || !field?.required;
  const name = (lane: Lane) => text(by, lane.value) || t('board.none');
  return (
    <>
      {movable && <p className="board-keys muted small no-print">{t('board.keys')}</p>}
      <div className="board">
        {lanes.map((lane, l) => {
          const sum = value ? lane.rows.reduce((so, row) => so + Number(cellOf(table, row, value) ?? 0), 0) : 0;
          return (
            <section key={String(lane.value)} className={over === l ? 'over' : undefined} aria-label={name(lane)}
              onDragOver={(event) => movable && laneTakes(lane) && event.dataTransfer.types.includes(kDragged) && (event.preventDefault(), setOver(l))}
              onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(undefined)}
              onDrop={(event) => (event.preventDefault(), setOver(undefined), (focus.current = ''), void put(event.dataTransfer.getData(kDragged), lane.value))}>
              <h3>{name(lane)} <small className="muted">{countOf(lane)}{sum !== 0 && ` · ${text(value, sum)}`}</small></h3>
              <ul>
                {lane.rows.map((row, place) => {
                  const id = idOf(row);
                  return (
                    <li className="card" key={id} id={'card-' + id} tabIndex={0} aria-label={[words(row), name(lane), remark(row, [by])].filter(Boolean).join(' · ')} aria-keyshortcuts={movable ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
                      draggable={movable} onKeyDown={(event) => pressed(event, l, place, id)} onBlur={() => (focus.current = '')}
                      onDragStart={(event) => (event.dataTransfer.setData(kDragged, id), (event.dataTransfer.effectAllowed = 'move'))}>
                      <div className="row">
                        <span className="grow">{link(row)}</span>
                        {movable && (
                          <DropMenu end items={lanes.map((each, i) => ({ key: String(i), label: name(each), disabled: i === l || !laneTakes(each) }))} pick={(key) => void put(id, lanes[Number(key)]?.value ?? null)}
                            trigger={<Button className="card-menu" type="text" size="small" aria-label={t('board.move', words(row))} icon={<Icon name="more" size={14} />} />} />
                        )}
                      </div>
                      <div className="muted small">{remark(row, [by])}</div>
                    </li>
                  );
                })}
              </ul>
              {of(lane)?.more && <Button className="lane-more" type="text" size="small" onClick={of(lane)?.more}>{t('board.more')}</Button>}
            </section>
          );
        })}
      </div>
    </>
  );
}
