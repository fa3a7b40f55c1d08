// Whether something that was asked for takes long: only then is it worth asking what is running (shell/running.tsx).
import { useSyncExternalStore } from 'react';

const kLong = 1_500;
let slow = 0;
const watchers = new Set<() => void>();
const tell = (by: number) => ((slow += by), watchers.forEach((watch) => watch()));

export async function watched<T>(work: Promise<T>): Promise<T> {
  let counted = false;
  const timer = setTimeout(() => ((counted = true), tell(1)), kLong);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (counted) tell(-1);
  }
}

export const useSlowCalls = () => useSyncExternalStore((watch) => (watchers.add(watch), () => void watchers.delete(watch)), () => slow > 0);
