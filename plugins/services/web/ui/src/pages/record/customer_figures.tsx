// Why it has its tier, its 24 months beside the year before, and the rhythm of its orders.
import { useMemo } from 'react';

import { useSite } from '../../api/schema';
import type { Explained } from '../../api/tiers';
import type { RecordAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { MonthColumns } from '../../charts/months';
import { besideYearBefore } from '../../charts/month_values';
import { percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Amount, Card } from '../../look/parts';
import { groupsOf, useSales } from './customer_data';
import { RhythmStrip } from './rhythm_strip';
import { Distance, WhyTier } from './why_tier';

export default function CustomerFigures({ record }: { record: RecordAnswer }) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const months = useSales(record, ['month'], '36m', ['net_sales'], { sort: 'key' });
  const products = useSales(record, ['product'], '12m', ['net_sales'], { sort: '-net_sales', top: 4 });
  const days = useSales(record, ['date'], '16m', ['net_sales'], { sort: 'key' });
  const why = useCall<Explained>('tiers.explain', { customer: record.code || record.id }).data;
  const columns = useMemo(() => besideYearBefore(new Map(groupsOf(months.data).map(([month, net]) => [String(month), Number(net)])), workspace.data_until.slice(0, 7), 24), [months.data, workspace.data_until]);
  const orders = useMemo(() => groupsOf(days.data).map(([day, net]) => ({ day: String(day), amount: Number(net) })), [days.data]);
  const bought = groupsOf(products.data).map(([label, net]) => ({ label: String(label), net: Number(net) })).filter((each) => each.net > 0);
  const all = Number(products.data?.rows.find((row) => row[0] === 'total')?.[3] ?? 0), most = bought[0]?.net ?? 1;
  return (
    <>
      <div className="figures-row">
        <Card title={record.shown.tier ? t('record.why', record.shown.tier) : t('record.why.products')} sub={record.shown.tier_since && t('tiers.from', record.shown.tier_since)}>
          <div className="body">
            {why && record.shown.tier && <WhyTier why={why} />}
            <ul className="bars" aria-label={t('record.why.products')}>
              {bought.map((each) => <li key={each.label}><span className="ell" title={each.label}>{each.label}</span><i><b style={{ width: `${(100 * each.net) / most}%` }} /></i><span className="num"><Amount value={each.net} /></span><span className="num muted">{percent(each.net / (all || 1), 0)}</span></li>)}
            </ul>
          </div>
          {why && <Distance why={why} />}
        </Card>
        <Card title={t('record.months')} end={<Legend />}>
          <div className="body"><MonthColumns months={columns} height={224} label={t('record.months')} /></div>
        </Card>
      </div>
      {why && <RhythmStrip days={orders} rhythm={why.rhythm} />}
    </>
  );
}

export function Legend() {
  const { t } = useSpeech();
  return <span className="legend"><i className="a" />{t('home.months.now')}<i className="ghost" />{t('home.months.before')}</span>;
}
