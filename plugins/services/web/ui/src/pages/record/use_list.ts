// Rows of another kind about a record, as objects by column; nothing where the reader may not see that kind.
import { useMemo } from 'react';

import { useSite } from '../../api/schema';
import type { Cell, ListAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';

export type Row = Record<string, Cell>;
export interface Listed { rows: Row[]; count: number; loading: boolean; given: boolean }

// `given`: the kind is there and may be seen. Columns that the reader may not see are not asked for.
export function useList(entity: string, columns: string[], where: string[], more: { sort?: string[]; limit?: number } = {}): Listed {
  const { schema, may } = useSite();
  const kind = schema.find(entity), given = kind !== undefined && may('see', entity);
  const known = columns.filter((name) => name === 'id' || [...(kind?.fields ?? []), ...(kind?.figures ?? [])].some((field) => field.name === name));
  const answer = useCall<ListAnswer>(given ? 'records.list' : null, { entity, columns: known, where, sort: more.sort ?? [], limit: more.limit ?? 100 });
  const rows = useMemo(() => (answer.data?.rows ?? []).map((cells) => Object.fromEntries(known.map((name, i) => [name, cells[i] ?? null]))), [answer.data]); // eslint-disable-line react-hooks/exhaustive-deps
  return { rows, count: answer.data?.count ?? rows.length, loading: answer.loading && !answer.data, given };
}
