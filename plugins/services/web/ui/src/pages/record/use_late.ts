// What a page may say a little later: it is asked for when what it was opened for has been asked, and one at a time.
import { useEffect, useState } from 'react';

import { call } from '../../api/client';
import { useGeneration } from '../../api/use_call';

const kLater = 700;

// True some time after it is there.
export function useRested(): boolean {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), kLater);
    return () => clearTimeout(timer);
  }, []);
  return rested;
}

export interface Counted { key: string; entity: string; where: string[] }

// How many there are of each; one that may not be told is left out.
export function useCounts(of: Counted[]): ReadonlyMap<string, number> {
  const now = useGeneration(), rested = useRested();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const question = JSON.stringify(of);
  useEffect(() => {
    if (!rested) return;
    const stop = new AbortController();
    void (async () => {
      for (const { key, entity, where } of JSON.parse(question) as Counted[]) {
        const answer = await call<{ count: number }>('records.count', { entity, where }, stop.signal).catch(() => undefined);
        if (stop.signal.aborted) return;
        if (answer) setCounts((was) => (was.get(key) === answer.count ? was : new Map(was).set(key, answer.count)));
      }
    })();
    return () => stop.abort();
  }, [question, now, rested]);
  return counts;
}
