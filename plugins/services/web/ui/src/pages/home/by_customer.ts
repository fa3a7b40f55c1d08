// Where groups are rated, the same chart of customers by themselves: the largest of them, as many as an answer holds that is no export
// (core/records/export_guard), beside what all come to.
import { useMemo } from 'react';

import { useSite } from '../../api/schema';
import type { RuleListed } from '../../api/tiers';
import type { Cell, ListAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import type { Block, DocRow } from '../../document/types';

const kBars = 99;
const kColumns = ['short_name', 'name', 'tier', 'net_12m', 'past_rhythm'];

export function blockOfCustomers(answer: Pick<ListAnswer, 'columns' | 'rows'>, whole: number, title: string): Block {
  const at = Object.fromEntries(answer.columns.map(({ name }, i) => [name, i])), cell = (row: Cell[], name: string) => row[at[name] ?? -1] ?? null;
  let before = 0;
  const rows = answer.rows.map((row): DocRow => {
    const value = Number(cell(row, 'net_12m')), share = before / (whole || 1);
    before += value;
    return { label: String(cell(row, 'short_name') || cell(row, 'name')), value, share_before: share, tier: cell(row, 'tier'), mark: cell(row, 'past_rhythm') ? '!' : null };
  });
  return { kind: 'chart', name: 'pareto', chart: 'pareto', title, mark_value: 0.8, rows };
}

// Whether groups are rated, so that there are two charts.
export function useGroupsRated(): boolean {
  const { may } = useSite();
  const rules = useCall<{ rules: RuleListed[] }>(may('see', 'customer') ? 'rules.list' : null).data?.rules;
  return rules?.find((rule) => rule.primary)?.last_run?.per_group ?? false;
}

export function useCustomerChart(asked: boolean, title: string): Block | undefined {
  const { schema } = useSite();
  const kind = schema.find('customer'), where = ['net_12m > 0'];
  const columns = kColumns.filter((name) => [...(kind?.fields ?? []), ...(kind?.figures ?? [])].some((field) => field.name === name));
  const list = useCall<ListAnswer>(asked ? 'records.list' : null, { entity: 'customer', columns, where, sort: ['-net_12m'], limit: kBars, count: false }).data;
  const sum = useCall<{ sums: { value: number | null }[] }>(asked ? 'records.sum' : null, { entity: 'customer', columns: ['net_12m'] }).data?.sums[0]?.value;
  return useMemo(() => (list && sum ? blockOfCustomers(list, sum, title) : undefined), [list, sum, title]);
}
