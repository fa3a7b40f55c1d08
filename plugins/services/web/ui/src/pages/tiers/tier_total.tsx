// A tier in what a rule comes to: how many, how much, and the way to its customers. A rule may rate groups, a list always holds customers: both
// numbers stand there, each with what it counts.
import { Link } from 'wouter';

import { isTier, useSite } from '../../api/schema';
import type { TierTotal } from '../../api/tiers';
import { useCall } from '../../api/use_call';
import { money, percent, whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { listAddress } from '../list/list_state';
import { TierName } from './tier_name';

// `leads`: customers are in these tiers now; what is only tried is in no list.
export function Total({ total, perGroup, leads }: { total: TierTotal; perGroup: boolean; leads: boolean }) {
  const { t, of, language } = useSpeech();
  const { schema } = useSite();
  const field = leads ? schema.find('customer')?.fields.find(isTier)?.name : undefined;
  const where = [`${field ?? ''} = ${total.tier}`];
  const listed = useCall<{ count?: number; more_than_count?: boolean }>(field ? 'records.list' : null, { entity: 'customer', columns: ['id'], where, limit: 1 }).data;
  const share = Math.max(0, Number(total.share ?? 0)), bar = <i className="share-bar"><b style={{ width: `${100 * share}%` }} /></i>;
  const address = listAddress('customer', { where }), help = t('tiers.to.list.help', of(total.tier_label ?? total.tier));
  return (
    <li>
      <TierName tier={total.tier} label={total.tier_label} large />
      <div>
        <b>{t(perGroup ? 'tiers.groups' : 'home.customers', total.subjects)}</b>
        <div className="muted small">{money(Number(total.amount), language)}{total.share !== null && total.share !== undefined && ` · ${percent(total.share)}`}</div>
        {listed?.count !== undefined && <Link className="link small" href={address} title={help}>{t('tiers.to.list', whole(listed.count) + (listed.more_than_count ? '+' : ''))} →</Link>}
      </div>
      {field ? <Link href={address} title={help} tabIndex={-1} aria-hidden="true" className="share-to">{bar}</Link> : bar}
    </li>
  );
}
