// A method's answer in a component: kept by its question, asked anew when data changed, without a flicker while it is.
import { useEffect, useState, useSyncExternalStore } from 'react';

import { call } from './client';
import { Problem } from './problem';

const kept = new Map<string, unknown>();
const kMostKept = 200;
let generation = 0;
const watchers = new Set<() => void>();

// Whatever is shown may be old: after a write of ours, and when the server tells of someone else's.
export function dataChanged() {
  generation += 1;
  kept.clear();
  begun.clear();
  watchers.forEach((watch) => watch());
}
export const useGeneration = () => useSyncExternalStore((watch) => (watchers.add(watch), () => void watchers.delete(watch)), () => generation);

// Asked before there is anything that shows it (early.ts): whoever asks the same takes it from here.
const begun = new Map<string, Promise<unknown>>();
export function begin(method: string, parameters: object = {}) {
  const question = method + JSON.stringify(parameters), asked = call(method, parameters);
  begun.set(question, asked);
  asked.then((data) => begun.get(question) === asked && begun.delete(question) && kept.set(question, data), () => undefined);
}

export interface Called<T> { data?: T; problem?: Problem; loading: boolean }

// A method of null asks nothing.
export function useCall<T>(method: string | null, parameters: object = {}): Called<T> {
  const question = method === null ? '' : method + JSON.stringify(parameters);
  const now = useGeneration();
  const [state, setState] = useState<Called<T> & { question?: string }>(() => (question && kept.has(question) ? { data: kept.get(question) as T, loading: false, question } : { loading: method !== null }));
  useEffect(() => {
    if (!question) return;
    if (kept.has(question)) {
      const data = kept.get(question) as T;
      setState((was) => (was.question === question && was.data === data && !was.loading ? was : { data, loading: false, question }));
      return;
    }
    const stop = new AbortController();
    setState((before) => (before.question === question ? { ...before, loading: true } : { loading: true, question }));
    const early = begun.get(question) as Promise<T> | undefined;
    begun.delete(question);
    (early ?? call<T>(question.slice(0, question.indexOf('{')), JSON.parse(question.slice(question.indexOf('{'))) as object, stop.signal))
      .then((data) => {
        if (kept.size >= kMostKept) kept.clear();
        kept.set(question, data);
        if (!stop.signal.aborted) setState({ data, loading: false, question });
      })
      .catch((problem: unknown) => {
        if (!stop.signal.aborted) setState({ problem: problem instanceof Problem ? problem : new Problem(0, String(problem)), loading: false, question });
      });
    return () => stop.abort();
  }, [question, now]);
  // What was answered to another question is not shown for this one.
  return state.question === question ? state : { loading: method !== null };
}
