import { describe, expect, it } from 'vitest';

import { barsOf } from '../../charts/pareto';
import { blockOfCustomers } from './by_customer';

const columns = ['short_name', 'name', 'tier', 'net_12m', 'past_rhythm'];

describe('the chart of customers by themselves', () => {
  it('goes up to what all come to, returns subtracted', () => {
    const block = blockOfCustomers({ columns: columns.map((name) => ({ name, label: name })), rows: [['', 'Long name Ltd.', 'A', 600, true], ['Short', 'Short name Ltd.', 'B', 300, false]] }, 1000, 'By customer');
    expect(barsOf(block).map(({ label, upTo, tier, mark }) => ({ label, upTo: Math.round(upTo * 100), tier, mark }))).toEqual([{ label: 'Long name Ltd.', upTo: 60, tier: 'A', mark: true }, { label: 'Short', upTo: 90, tier: 'B', mark: false }]);
  });
  it('of one customer is whole', () => {
    const block = blockOfCustomers({ columns: columns.map((name) => ({ name, label: name })), rows: [['Only', 'Only one', '', 50, 0]] }, 50, '');
    expect(barsOf(block)[0]?.upTo).toBe(1);
  });
});
