// One row of a grid. Drawn anew only when something of it changed: while one goes through a list, most rows stay as they are.
import { memo, type ReactNode } from 'react';

import { useSpeech } from '../i18n/language';
import type { GridColumn } from './columns';

// What a hand does to a row; the same object for all of them, as long as the grid stands.
export interface Hand { put: (row: number, column: number) => void; edit: () => void; pick: (row: number, range: boolean) => void }

interface Props<Row> {
  row: Row | undefined; // none: not there yet
  index: number;
  columns: GridColumn[];
  template: string;
  least: number;
  top: number;
  height: number;
  active: boolean;
  at: number; // the column where the reader is; none, -1
  atId?: string;
  picked?: boolean; // none: nothing is picked here
  control?: ReactNode; // instead of the cell where the reader is
  cell: (row: Row, column: GridColumn) => ReactNode;
  hand: Hand;
}

function Line<Row extends { id: string; label: string }>({ row, index, columns, template, least, top, height, active, at, atId, picked, control, cell, hand }: Props<Row>) {
  const { t } = useSpeech();
  const style = { gridTemplateColumns: template, minWidth: least, top, height };
  if (!row) return <div className="grid-row grid-line" aria-hidden="true" style={style}>{picked !== undefined && <div />}{columns.map((column) => <div key={column.name} className="grid-cell empty-cell"><i /></div>)}</div>;
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={picked} className={active ? 'grid-row grid-line active' : 'grid-row grid-line'} style={style}>
      {picked !== undefined && <div role="gridcell" className="grid-cell select"><input type="checkbox" tabIndex={-1} aria-label={t('list.select.row', row.label)} checked={picked} onChange={() => undefined} onClick={(event) => hand.pick(index, event.shiftKey)} /></div>}
      {columns.map((column, c) => {
        const here = c === at;
        return (
          <div key={column.name} id={here ? atId : undefined} role="gridcell" aria-colindex={c + 1} className={`grid-cell of-${column.kind}${column.right ? ' right' : ''}${here ? ' at' : ''}${here && control ? ' editing' : ''}${c > 5 && !['money', 'days'].includes(column.kind) ? ' extra' : ''}`}
            onMouseDown={() => !(here && control) && hand.put(index, c)} onDoubleClick={hand.edit}>
            {(here && control) || cell(row, column)}
          </div>
        );
      })}
    </div>
  );
}
export const GridLine = memo(Line) as typeof Line;
