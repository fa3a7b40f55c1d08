// Rows of a list, fetched as they come near: by cursor, so that what others write meanwhile neither repeats nor skips a row.
import { useCallback, useEffect, useRef, useState } from 'react';

import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Cell, ListAnswer } from '../../api/types';
import { useGeneration } from '../../api/use_call';

export interface ListRow { id: string; label: string; cells: Record<string, Cell> }
export interface Request { entity: string; columns: string[]; where: string[]; search: string; sort: string[] }
export interface Rows { rows: ListRow[]; count: number; countIsLeast: boolean; loading: boolean; stale: boolean; problem?: Problem; near: () => void }

const kPage = 100, kMostAtOnce = 2_000, kMost = 10_000;

const rowsOf = (answer: ListAnswer, label: string): ListRow[] => {
  const names = answer.columns.map((column) => column.name), id = names.indexOf('id'), at = names.indexOf(label);
  return answer.rows.map((row) => ({ id: String(row[id]), label: String(row[at] ?? row[id]), cells: Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])) }));
};

export function useRows(request: Request, label: string): Rows {
  const now = useGeneration();
  const question = JSON.stringify(request);
  const [state, setState] = useState<{ of: string; rows: ListRow[]; count: number; least: boolean; next?: string | null; problem?: Problem }>({ of: '', rows: [], count: 0, least: false });
  const [loading, setLoading] = useState(true);
  const busy = useRef<AbortController>();

  const fetchPage = useCallback(async (limit: number, after?: string, before: ListRow[] = []) => {
    busy.current?.abort();
    const stop = (busy.current = new AbortController());
    setLoading(true);
    try {
      const answer = await call<ListAnswer>('records.list', { ...(JSON.parse(question) as Request), limit, ...(after ? { after } : {}) }, stop.signal);
      const rows = [...before, ...rowsOf(answer, label)];
      // Only the first page counts; where that stopped counting, there is at least one row more than are known.
      setState((was) => {
        const counted = after ? was.count : (answer.count ?? 0), least = after ? was.least : (answer.more_than_count ?? true);
        return { of: question, rows, count: answer.next ? Math.max(counted, rows.length + 1) : rows.length, least: least && answer.next !== null, next: answer.next };
      });
    } catch (failure) {
      if (stop.signal.aborted) return;
      setState((was) => ({ ...was, of: question, problem: failure instanceof Problem ? failure : new Problem(0, String(failure)) }));
    }
    if (busy.current === stop) {
      busy.current = undefined;
      setLoading(false);
    }
  }, [question, label]);

  const loaded = state.of === question ? state.rows.length : 0;
  // After a change as many rows are asked for again as there were, so that nobody loses his place.
  useEffect(() => void fetchPage(Math.min(kMost, Math.max(kPage, loaded))), [fetchPage, now]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => () => busy.current?.abort(), []);

  const near = useCallback(() => {
    if (busy.current || state.of !== question || state.problem) return;
    if (state.next) void fetchPage(Math.min(kMostAtOnce, Math.max(kPage, state.rows.length)), state.next, state.rows); // who scrolls far gets more at once
  }, [state, question, fetchPage]);

  return { rows: state.rows, count: state.count, countIsLeast: state.least, loading, stale: state.of !== question, problem: state.of === question ? state.problem : undefined, near };
}
