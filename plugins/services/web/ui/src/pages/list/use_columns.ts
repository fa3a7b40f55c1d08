// Which columns a list shows, in which order and how wide: each reader's own, in the browser, until the list is saved as a view.
import { useCallback, useMemo, useRef } from 'react';

import { useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { defaultWithLate, gridColumn, type Arrange, type GridColumn } from '../../grid/columns';
import { useSpeech, type Key } from '../../i18n/language';
import { lateColumn, lateOf } from './late_columns';
import { useKept } from './list_state';

export type Widths = Record<string, number>;

export interface ListColumns { names: string[]; setNames: (names: string[]) => void; widths: Widths; setWidths: (widths: Widths) => void; shown: GridColumn[]; arrange: Arrange }

// Put at another place among those that are shown; names that nothing is drawn for keep theirs.
export function moved(names: string[], shown: string[], name: string, to: number): string[] {
  const order = shown.filter((each) => each !== name);
  order.splice(to, 0, name);
  let next = 0;
  return names.map((each) => (shown.includes(each) ? (order[next++] ?? each) : each));
}

export function useColumns(entity: Entity): ListColumns {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const late = useMemo(() => lateOf(schema, entity.name), [schema, entity.name]);
  const first = useMemo(() => defaultWithLate(entity, late.map((each) => each.name)), [entity, late]);
  const [names, setNames] = useKept<string[]>('columns.2.' + entity.name, first);
  const [widths, setWidths] = useKept<Widths>('widths.' + entity.name, {});
  const shown = useMemo(() => names.map((name) => {
    const one = late.find((each) => each.name === name);
    const column = one ? lateColumn(one, t(`col.${one.name}` as Key)) : gridColumn(entity, name, of);
    const width = widths[name];
    return column && width ? { ...column, width, grows: 0, sized: true } : column;
  }).filter((column): column is GridColumn => column !== undefined), [names, widths, entity, late, t, of]);
  const latest = useRef({ names, shown, widths });
  latest.current = { names, shown, widths };
  const move = useCallback((name: string, to: number) => setNames(moved(latest.current.names, latest.current.shown.map((each) => each.name), name, to)), [setNames]);
  const size = useCallback((next: Widths) => setWidths({ ...latest.current.widths, ...next }), [setWidths]);
  const own = useCallback((name: string) => setWidths(Object.fromEntries(Object.entries(latest.current.widths).filter(([each]) => each !== name))), [setWidths]);
  const arrange = useMemo(() => ({ move, size, own }), [move, size, own]);
  return { names, setNames, widths, setWidths, shown, arrange };
}
