// Rows of a list, fetched where somebody looks; how many there are in all is found out when the first stand.
import { useCallback, useEffect, useRef, useState } from 'react';

import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import type { ListAnswer } from '../../api/types';
import { useGeneration } from '../../api/use_call';
import { kPage, rowsOf, RowWindow, type ListRow } from './row_window';

export type { ListRow } from './row_window';
export interface Request { entity: string; columns: string[]; where: string[]; search: string; sort: string[] }
export interface Rows {
  of: string; // which list it is; another begins at its top
  version: number; // another one: some of them changed
  at: (index: number) => ListRow | undefined;
  held: ListRow[];
  count: number; countIsLeast: boolean; loading: boolean; stale: boolean; problem?: Problem;
  seen: (first: number, last: number) => void;
  range: (from: number, to: number) => Promise<ListRow[]>;
}

const kAtOnce = 2, kRest = 90, kCountAfter = 400, kMostInRange = 2_000;

export function useRows(request: Request, label: string): Rows {
  const now = useGeneration();
  const question = JSON.stringify(request);
  // What is shown, and what is asked for: another one after another question, until its first rows are there.
  const [shown, setShown] = useState({ of: '', window: new RowWindow(), version: 0, held: [] as ListRow[], problem: undefined as Problem | undefined });
  const asked = useRef({ of: '', window: new RowWindow() });
  const [loading, setLoading] = useState(true);
  const busy = useRef(new Map<number, AbortController>()), timer = useRef(0), counting = useRef<AbortController>();

  const show = useCallback((problem?: Problem) => {
    const { of, window } = asked.current;
    setShown((was) => ({ of, window, version: was.version + 1, held: window.held(), problem }));
  }, []);

  const count = useCallback(() => {
    counting.current?.abort();
    const stop = (counting.current = new AbortController()), { window, of } = asked.current;
    const { entity, where, search } = JSON.parse(of) as Request;
    const later = setTimeout(() => void call<{ count: number }>('records.count', { entity, where, search }, stop.signal).then(({ count: all }) => {
      if (stop.signal.aborted || asked.current.window !== window) return;
      window.counted(all);
      show();
    }, () => undefined), kCountAfter); // nobody may be told how many: the list stands
    stop.signal.addEventListener('abort', () => clearTimeout(later));
  }, [show]);

  const pump = useCallback(() => {
    const { of, window } = asked.current, wanted = window.wanted();
    for (const [page, stop] of busy.current) {
      if (wanted.includes(page)) continue;
      stop.abort();
      busy.current.delete(page);
    }
    for (const page of wanted) {
      if (busy.current.size >= kAtOnce || busy.current.has(page)) continue;
      const stop = new AbortController();
      busy.current.set(page, stop);
      call<ListAnswer>('records.list', { ...(JSON.parse(of) as Request), limit: kPage, ...window.where(page) }, stop.signal).then((answer) => {
        if (stop.signal.aborted || asked.current.window !== window) return;
        window.put(page, rowsOf(answer, label), answer);
        busy.current.delete(page);
        if (page === 0 && window.least) count();
        show();
        pump();
      }, (failure: unknown) => {
        if (stop.signal.aborted || asked.current.window !== window) return;
        busy.current.delete(page);
        show(failure instanceof Problem ? failure : new Problem(0, String(failure)));
      });
    }
    setLoading(busy.current.size > 0);
  }, [label, show, count]);

  useEffect(() => {
    if (asked.current.of !== question) {
      asked.current = { of: question, window: new RowWindow() };
      counting.current?.abort();
    } else {
      asked.current.window.grewOld();
      if (!asked.current.window.wanted().includes(0)) count(); // the first page tells it itself
    }
    busy.current.forEach((stop) => stop.abort());
    busy.current.clear();
    pump();
  }, [question, now, pump, count]);
  useEffect(() => () => (busy.current.forEach((stop) => stop.abort()), counting.current?.abort(), clearTimeout(timer.current)), []);

  const seen = useCallback((first: number, last: number) => {
    const { window, of } = asked.current;
    if (of !== question || !window.begun) return; // the rows of another question are in sight
    window.look(first, last);
    clearTimeout(timer.current);
    const wanted = window.wanted();
    // A bar that is dragged goes over thousands of rows that nobody reads.
    if (wanted.some((page) => window.isBeside(page))) pump();
    else if (wanted.length) timer.current = globalThis.setTimeout(pump, kRest) as unknown as number;
  }, [question, pump]);

  const range = useCallback(async (from: number, to: number) => {
    const { of, window } = asked.current, out: ListRow[] = [];
    const last = Math.min(to, from + kMostInRange - 1);
    for (let at = from; at <= last;) {
      const row = window.at(at);
      if (row) {
        out.push(row);
        at += 1;
        continue;
      }
      const found = rowsOf(await call<ListAnswer>('records.list', { ...(JSON.parse(of) as Request), limit: Math.min(kPage, last - at + 1), skip: at }), label);
      if (found.length === 0) break;
      out.push(...found);
      at += found.length;
    }
    return out;
  }, [label]);

  const stale = shown.of !== question;
  return { of: shown.of, version: shown.version, at: (index) => shown.window.at(index), held: shown.held, count: shown.window.count, countIsLeast: shown.window.least, loading, stale, problem: stale ? undefined : shown.problem, seen, range };
}
