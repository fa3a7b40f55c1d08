// A list as a board: a lane for each value of a field. Cards tell what the list's first columns do, and are moved as on any board.
import { useMemo } from 'react';

import type { Entity, Field, ViewShown } from '../../api/types';
import type { GridColumn } from '../../grid/columns';
import { ProblemNote, Skeleton } from '../../look/states';
import { Board } from '../../views/board';
import '../../views/views.css';
import { isLate } from './late_columns';
import { useLanes } from './use_lanes';
import type { Request } from './use_rows';

const kOnCard = 4;

export default function ListBoard({ entity, request, by, columns }: { entity: Entity; request: Request; by: Field; columns: GridColumn[] }) {
  const { lanes, problem } = useLanes(request, by);
  // Sums are of all cards of a lane, and of one currency.
  const sums = lanes?.told.every((lane) => lane.count === lanes.table.rows.filter((row) => row[lanes.table.columns.findIndex((column) => column.name === by.name)] === lane.value).length) && columns.find((column) => column.kind === 'money' && column.field?.currency === undefined)?.name;
  const view = useMemo((): ViewShown => ({
    name: '', label: '', kind: 'board', entity: entity.name, slots: [], cards: [], parts: { by: by.name, ...(sums ? { value: sums } : {}) },
    columns: [entity.label_field ?? 'id', ...columns.map((column) => column.name).filter((name) => !isLate(name) && name !== by.name && name !== entity.label_field).slice(0, kOnCard)],
  }), [entity, by, columns, sums]);
  if (problem) return <ProblemNote problem={problem} />;
  return lanes ? <Board view={view} table={lanes.table} told={lanes.told} /> : <Skeleton />;
}
