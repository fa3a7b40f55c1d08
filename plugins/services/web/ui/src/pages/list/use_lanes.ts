// A list, lane by lane: how many records a lane has, and the first of them in the order of the list.
import { useEffect, useState } from 'react';

import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { isTier } from '../../api/schema';
import type { Cell, Field, ListAnswer, PivotAnswer } from '../../api/types';
import { useGeneration } from '../../api/use_call';
import type { LaneTold } from '../../views/board';
import type { Table } from '../../views/use_view';
import { joinValues } from './conditions';
import type { Request } from './use_rows';

// More of one lane at once than a hundred is an export (core/records/export_guard).
const kStep = 30, kMost = 90, kLanes = 20;

export const inLane = (by: string, value: Cell) => `${by} =${value === null ? '' : ' ' + joinValues([String(value)])}`;

// A choice that no record has is a lane too, into which one can be put; of other fields the values that most records have.
async function valuesOf(request: Request, field: Field, stop: AbortSignal): Promise<Cell[]> {
  if (field.choices) return [...field.choices.map((choice) => choice.code), ...(field.required ? [] : [null])];
  const found = await call<PivotAnswer>('pivot.run', { entity: request.entity, where: request.where, rows: [field.name], measures: ['count'], sort: isTier(field) ? 'key' : '-count', top: kLanes }, stop);
  const values = found.rows.filter((row) => row[0] === 'group').map((row) => row[2] ?? null);
  return [...values.filter((value) => value !== null), ...(values.includes(null) ? [null] : [])];
}

interface Lanes { of: string; table: Table; told: LaneTold[] }

export function useLanes(request: Request, field: Field): { lanes?: Lanes; problem?: Problem } {
  const now = useGeneration(), question = JSON.stringify([request, field.name]);
  const [most, setMost] = useState<{ of: string; by: ReadonlyMap<Cell, number> }>({ of: '', by: new Map() });
  const [state, setState] = useState<{ lanes?: Lanes; problem?: Problem }>({});
  const limits = most.of === question ? most.by : undefined;
  useEffect(() => {
    const stop = new AbortController();
    const limit = (value: Cell) => limits?.get(value) ?? kStep;
    const ask = async () => {
      const values = await valuesOf(request, field, stop.signal);
      const answers = await Promise.all(values.map((value) => call<ListAnswer>('records.list', { ...request, columns: [...new Set([...request.columns, field.name])], where: [...request.where, inLane(field.name, value)], limit: limit(value) }, stop.signal)));
      const columns = answers[0]?.columns ?? [], version = Math.min(...answers.map((answer) => Number(answer.version ?? 0)));
      const told = values.map((value, i): LaneTold => {
        const { count = 0, more_than_count: least, rows = [] } = answers[i] ?? {};
        const more = rows.length < count && limit(value) < kMost ? () => setMost({ of: question, by: new Map(limits).set(value, limit(value) + kStep) }) : undefined;
        return { value, count, least, more };
      });
      const lanes: Lanes = { of: question, table: { columns, rows: answers.flatMap((answer) => answer.rows), version: String(version) }, told: told.filter((lane) => lane.count > 0 || (field.choices && lane.value !== null)) };
      if (!stop.signal.aborted) setState({ lanes });
    };
    ask().catch((problem: unknown) => stop.signal.aborted || setState({ problem: problem instanceof Problem ? problem : new Problem(0, String(problem)) }));
    return () => stop.abort();
  }, [question, now, limits]); // eslint-disable-line react-hooks/exhaustive-deps
  return state;
}
