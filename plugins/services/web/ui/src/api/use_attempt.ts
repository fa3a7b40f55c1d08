// Something that is tried on somebody's word: that it is under way, and what went wrong the last time.
import { useState } from 'react';

import { Problem } from './problem';

export interface Attempt { waiting: boolean; problem: Problem | undefined; attempt: (work: () => Promise<void>) => Promise<void>; forget: () => void }

export function useAttempt(): Attempt {
  const [problem, setProblem] = useState<Problem>();
  const [waiting, setWaiting] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setWaiting(true);
    setProblem(undefined);
    try {
      await work();
    } catch (failure) {
      setProblem(failure instanceof Problem ? failure : new Problem(0, String(failure)));
    } finally {
      setWaiting(false);
    }
  };
  return { waiting, problem, attempt, forget: () => setProblem(undefined) };
}
