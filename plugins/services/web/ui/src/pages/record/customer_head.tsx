// Five figures under the name: sales, margin, share, silence, who is responsible; each opens its rows.
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { Explained } from '../../api/tiers';
import type { RecordAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Amount, Change } from '../../look/parts';
import { listAddress } from '../list/list_state';
import { salesOf, totalOf, useCustomerFigures, useSales } from './customer_data';

export default function CustomerHead({ record }: { record: RecordAnswer }) {
  const { t, of } = useSpeech();
  const { schema, may } = useSite();
  const { net, share, silent, late } = useCustomerFigures(record);
  const sums = totalOf(useSales(record, ['customer'], '12m', ['net_sales', 'margin', 'known_sales'], { against: 'year', sort: 'key' }).data).map(Number);
  // net_sales, .before, .change, margin, .before, .change, known_sales, …
  const [now = 0, before = 0, , gain = 0, gainBefore = 0, , known = 0, knownBefore = 0] = sums;
  const rate = known ? gain / known : undefined, rateBefore = knownBefore ? gainBefore / knownBefore : undefined;
  const owner = schema.field('customer', 'owner'), deputy = record.shown.deputy;
  const why = useCall<Explained>(may('see', 'sale') ? 'tiers.explain' : null, { customer: record.code || record.id }).data;
  const indicator = (name: string) => Number(why?.indicators.find((each) => each.name === name)?.value ?? NaN);
  const upTo = indicator('share_before') + indicator('share'), gap = why?.rhythm.median_gap ? Math.round(why.rhythm.median_gap) : undefined;
  const place = [why?.rank && t('record.rank', why.rank), Number.isFinite(upTo) && t('record.up.to', percent(upTo))].filter(Boolean).join(t('and.then'));
  const sales = listAddress('sale', { where: [salesOf(record)], sort: '-date' });
  if (!may('see', 'sale')) return null;
  return (
    <dl className="kpis">
      <div><dt>{t('record.sales')}</dt><dd><Link className="link-quiet" href={sales}><b><Amount value={net} /></b></Link>{before > 0 && <Change share={now / before - 1} />}</dd></div>
      {rate !== undefined && <div><dt>{t('home.margin')}</dt><dd><Link className="link-quiet" href={sales}><b className={rate < 0 ? 'bad' : ''}>{percent(rate)}</b></Link>{rateBefore !== undefined && <Change share={rate - rateBefore} text={t('points', (Math.abs(rate - rateBefore) * 100).toFixed(1))} />}</dd></div>}
      <div><dt>{t('record.share')}</dt><dd><Link className="link-quiet" href={listAddress('customer', { sort: '-net_12m' })}><b>{percent(share)}</b></Link>{place && <span className="muted">{place}</span>}</dd></div>
      {silent !== null && <div><dt>{t('record.silent')}</dt><dd><Link className="link-quiet" href={sales}><b className={late ? 'bad' : ''}>{t('days', silent)}</b></Link>{gap !== undefined && <span className={late ? 'bad' : 'muted'}>{t('record.silent.usual', gap)}{late && silent > gap ? t('and.then') + t('record.silent.over', silent - gap) : ''}</span>}</dd></div>}
      {owner && <div><dt>{of(owner.label)}</dt><dd>{record.shown.owner ? <Link href={`/record/user/${String(record.values.owner)}`} className="row"><span className="avatar">{[...record.shown.owner][0]}</span>{record.shown.owner}</Link> : <span className="tag warn">{t('list.view.nobody')}</span>}{deputy && <span className="muted small">{of(schema.field('customer', 'deputy')?.label ?? '')} {deputy}</span>}</dd></div>}
    </dl>
  );
}
