// What a list shows, in its address: a link to "customers of Zhejiang by amount" can be sent to a colleague. Columns are each
// reader's own and stay in the browser until a list is saved.
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useLocation, useSearch } from 'wouter';

export interface Asked { where: string[]; search: string; sort: string }

export type Sharing = 'me' | 'team' | 'all';
export interface Saved { id: string; name: string; columns: string[]; where: string[]; search: string; sort: string[]; sharing: Sharing; own: boolean; whose?: string }

export function listAddress(entity: string, asked: Partial<Asked>): string {
  const query = new URLSearchParams();
  asked.where?.forEach((condition) => query.append('where', condition));
  if (asked.search) query.set('search', asked.search);
  if (asked.sort) query.set('sort', asked.sort);
  const text = query.toString();
  return `/list/${entity}${text ? '?' + text : ''}`;
}

export function useAsked(entity: string, firstSort: string): [Asked, (next: Partial<Asked>) => void] {
  const query = useSearch();
  const [, go] = useLocation();
  const asked = useMemo(() => {
    const parts = new URLSearchParams(query);
    return { where: parts.getAll('where'), search: parts.get('search') ?? '', sort: parts.get('sort') ?? firstSort };
  }, [query, firstSort]);
  const set = useCallback((next: Partial<Asked>) => go(listAddress(entity, { ...asked, ...next }), { replace: true }), [asked, entity, go]);
  return [asked, set];
}

export function useKept<T>(name: string, first: T): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => {
    try {
      return (JSON.parse(localStorage.getItem(name) ?? 'null') as T | null) ?? first;
    } catch {
      return first;
    }
  });
  return [value, useCallback((next: T) => (localStorage.setItem(name, JSON.stringify(next)), setValue(next)), [name])];
}

// A telephone's width, where a row of a list takes two lines.
let asked: MediaQueryList | undefined;
const phone = () => (asked ??= matchMedia('(max-width: 760px)'));
export const useNarrow = () => useSyncExternalStore((watch) => (phone().addEventListener('change', watch), () => phone().removeEventListener('change', watch)), () => phone().matches);
