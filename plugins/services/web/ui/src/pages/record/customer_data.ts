// What a customer's page reckons with: figures of its list, and its sales by month, day and product.
import { useSite } from '../../api/schema';
import type { Cell, ListAnswer, PivotAnswer, RecordAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';

// Of a pivot's rows those that are groups: [key, measures…].
export const groupsOf = (answer: PivotAnswer | undefined): Cell[][] => (answer?.rows ?? []).filter((row) => row[0] === 'group').map((row) => row.slice(2));
export const totalOf = (answer: PivotAnswer | undefined): Cell[] => answer?.rows.find((row) => row[0] === 'total')?.slice(3) ?? [];

export const salesOf = (record: RecordAnswer) => `customer = ${record.code || record.id}`;

export function useCustomerFigures(record: RecordAnswer) {
  const { may } = useSite();
  const list = useCall<ListAnswer>(may('see', 'sale') ? 'records.list' : null, { entity: 'customer', columns: ['id', 'net_12m', 'share_12m', 'silent_days', 'past_rhythm'], where: [`code = ${record.code ?? ''}`], limit: 1 });
  const row = list.data?.rows[0];
  return { loading: list.loading && !list.data, net: Number(row?.[1] ?? 0), share: Number(row?.[2] ?? 0), silent: row?.[3] === null || row === undefined ? null : Number(row[3]), late: row?.[4] === true || row?.[4] === 1 };
}

export const useSales = (record: RecordAnswer, rows: string[], period: string, measures: string[], more: object = {}) =>
  useCall<PivotAnswer>('pivot.run', { entity: 'sale', rows, period, measures, where: [salesOf(record)], top: 1000, ...more });
