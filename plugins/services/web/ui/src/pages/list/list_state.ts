// What a list shows, in its address: a link to "customers of Zhejiang by amount" can be sent to a colleague. Columns are each
// reader's own and stay in the browser until a list is saved.
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useLocation, useSearch } from 'wouter';

export interface Asked { where: string[]; search: string; sort: string; board: string } // `board`: the field whose values are its lanes; '': a table

export type Sharing = 'me' | 'team' | 'all';
export interface Saved { id: string; name: string; columns: string[]; widths: Record<string, number>; where: string[]; search: string; sort: string[]; board?: string; sharing: Sharing; own: boolean; whose?: string }

export function listAddress(entity: string, asked: Partial<Asked>): string {
  const query = new URLSearchParams();
  asked.where?.forEach((condition) => query.append('where', condition));
  if (asked.search) query.set('search', asked.search);
  if (asked.sort) query.set('sort', asked.sort);
  if (asked.board) query.set('board', asked.board);
  const text = query.toString();
  return `/list/${entity}${text ? '?' + text : ''}`;
}

export function useAsked(entity: string, firstSort: string): [Asked, (next: Partial<Asked>) => void] {
  const query = useSearch();
  const [, go] = useLocation();
  const asked = useMemo(() => {
    const parts = new URLSearchParams(query);
    return { where: parts.getAll('where'), search: parts.get('search') ?? '', sort: parts.get('sort') ?? firstSort, board: parts.get('board') ?? '' };
  }, [query, firstSort]);
  const set = useCallback((next: Partial<Asked>) => go(listAddress(entity, { ...asked, ...next }), { replace: true }), [asked, entity, go]);
  return [asked, set];
}

// The list of a kind that was looked at last, and the row where its reader was: the way back from a record leads there, and what stands before
// and behind the record is known. Of this tab alone, and beyond a reload.
export interface Left { address: string; asked: Asked; at: number }
const leftOf = (entity: string) => `list.left.${entity}`;
export function leftList(entity: string): Left | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(leftOf(entity)) ?? 'null') as Left | null) ?? undefined;
  } catch {
    return undefined;
  }
}
export const leaveList = (entity: string, left: Left) => sessionStorage.setItem(leftOf(entity), JSON.stringify(left));
export function useLeaving(entity: string, asked: Asked, at: number) {
  const query = useSearch();
  useEffect(() => leaveList(entity, { address: `/list/${entity}${query ? '?' + query : ''}`, asked, at }), [entity, query, asked, at]);
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

// How wide the page is, as its styles ask it.
const asked = new Map<string, MediaQueryList>();
function useMedia(query: string): boolean {
  const media = asked.get(query) ?? asked.set(query, matchMedia(query)).get(query)!;
  return useSyncExternalStore(useCallback((watch) => (media.addEventListener('change', watch), () => media.removeEventListener('change', watch)), [media]), () => media.matches);
}
export const useNarrow = () => useMedia('(max-width: 760px)'); // a telephone, where a row of a list takes two lines
export const useStacked = () => useMedia('(max-width: 1100px)'); // what stands beside a record's tabs has no room there
export const useRoomy = () => useMedia('(min-width: 1000px)'); // a record has room beside its list
