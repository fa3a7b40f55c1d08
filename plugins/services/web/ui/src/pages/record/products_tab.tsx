// What a customer buys: each product of 24 months with its latest twelve beside the twelve before, and its rows.
import { Link } from 'wouter';

import type { Cell, RecordAnswer } from '../../api/types';
import { monthsUntil } from '../../charts/month_values';
import { useSite } from '../../api/schema';
import { percent, quantity } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Amount, Change, Sparkline } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty } from '../../look/states';
import { listAddress } from '../list/list_state';
import { groupsOf, salesOf, useSales } from './customer_data';

export default function ProductsTab({ record }: { record: RecordAnswer }) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const sums = useSales(record, ['product'], '12m', ['net_sales', 'quantity', 'margin', 'known_sales'], { against: 'year', sort: '-net_sales' });
  const months = useSales(record, ['product'], '24m', ['net_sales'], { columns: 'month', sort: 'key' });
  const names = monthsUntil(workspace.data_until.slice(0, 7), 24);
  const at = names.map((name) => months.data?.columns.findIndex((column) => column.value === name) ?? -1);
  const lines = new Map((months.data?.rows ?? []).filter((row) => row[0] === 'group').map((row) => [String(row[2]), at.map((column) => (column < 0 ? 0 : Number(row[column] ?? 0)))]));
  return (
    <section className="card">
      <Answered of={sums}>
        {(answer) => {
          const column = (name: string) => answer.columns.findIndex((each) => each.name === name) - 2, at_ = column('net_sales');
          const rows = groupsOf(answer), all = rows.reduce((sum, row) => sum + Number(row[at_] ?? 0), 0);
          const value = (row: Cell[], name: string) => row[column(name)] ?? null;
          return rows.length === 0 ? <Empty text={t('record.no.sales')} /> : (
            <Scrolled className="body">
              <table className="plain-table">
                <thead><tr><th>{t('record.product')}</th><th className="num">{t('col.net_12m')}</th><th className="num">{t('col.share_12m')}</th><th className="num">{t('col.change')}</th><th className="num">{t('col.quantity')}</th><th className="num">{t('home.margin')}</th><th>{t('record.months')}</th></tr></thead>
                <tbody>{rows.map((row) => {
                  const product = String(row[0]), net = Number(value(row, 'net_sales') ?? 0), before = Number(value(row, 'net_sales.before') ?? 0), amount = value(row, 'quantity'), known = Number(value(row, 'known_sales') ?? 0);
                  return (
                    <tr key={product}>
                      <td><Link className="link-quiet strong" href={listAddress('sale', { where: [salesOf(record), `product = ${product}`], sort: '-date' })}>{product}</Link></td>
                      <td className="num"><Amount value={net} /></td>
                      <td className="num">{percent(net / (all || 1), 0)}</td>
                      <td className="num">{before > 0 ? <Change share={net / before - 1} /> : <span className="muted">{t('col.new')}</span>}</td>
                      <td className="num">{amount === null ? '' : quantity(Number(amount))}</td>
                      <td className="num">{known ? percent(Number(value(row, 'margin') ?? 0) / known) : <span className="muted">–</span>}</td>
                      <td><Sparkline values={lines.get(product) ?? []} width={110} height={24} bad={net < before} /></td>
                    </tr>
                  );
                })}</tbody>
              </table>
            </Scrolled>
          );
        }}
      </Answered>
    </section>
  );
}
