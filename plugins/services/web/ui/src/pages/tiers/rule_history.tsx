// The ends of eight quarters: how many had which tier, who went where; and the same of one customer, with what it bought.
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { Explained, PastTiers, RuleListed, TierHistory } from '../../api/tiers';
import type { Field } from '../../api/types';
import { useCall } from '../../api/use_call';
import { FieldEditor } from '../../grid/editor';
import { money } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty, Skeleton } from '../../look/states';
import { TierName } from './tier_name';

const TierFlow = lazy(() => import('../../charts/flow').then((chart) => ({ default: chart.TierFlow })));

export function RuleHistory({ listed }: { listed: RuleListed }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const history = useCall<TierHistory>('tiers.history', { rule: listed.name });
  const [customer, setCustomer] = useState('');
  const field = schema.field('tier_override', 'customer') ?? schema.field('task', 'customer');
  return (
    <div className="tiers">
      <div className="grow">
        <Card title={t('tiers.quarters')} sub={of(listed.label)}>
          <Answered of={history}>
            {(told) => told.quarters.every((quarter) => quarter.tiers.every((tier) => tier.subjects === 0)) ? <Empty text={t('tiers.none')} /> : (
              <div className="body">
                <Scrolled><Quarters of={told} /></Scrolled>
                {told.steps.some((step) => step.flows.some((flow) => flow.before !== null && flow.after !== null)) && <Suspense fallback={<Skeleton />}><TierFlow history={told} height={240} /></Suspense>}
                {told.quarters.some((quarter) => quarter.computed) && <p className="muted small">{told.quarters.every((quarter) => quarter.computed) ? '' : '* '}{t('tiers.computed')}</p>}
              </div>
            )}
          </Answered>
        </Card>
        <Card title={t('tiers.history.one')}>
          <div className="body">
            {field && <div className="pick-customer"><label className="muted small" htmlFor="history-customer">{of(field.label)}</label><FieldEditor id="history-customer" field={{ ...field, required: false } as Field} value={customer} change={setCustomer} /></div>}
            {/^\d{10,}$/.test(customer) ? <OfCustomer rule={listed.name} customer={customer} /> : <p className="muted">{t('tiers.history.pick')}</p>}
          </div>
        </Card>
      </div>
    </div>
  );
}

function Quarters({ of: told }: { of: TierHistory }) {
  const { t } = useSpeech();
  const tiers = told.quarters[0]?.tiers ?? [], all = told.quarters.every((quarter) => quarter.computed);
  return (
    <table className="plain-table quarters">
      <thead><tr><th /><>{told.quarters.map((quarter) => <th key={quarter.quarter} className="num">{quarter.quarter}{quarter.computed && !all && ' *'}</th>)}</></tr></thead>
      <tbody>
        {tiers.map((tier, i) => <tr key={tier.tier}><th scope="row"><TierName tier={tier.tier} label={tier.tier_label} /></th>{told.quarters.map((quarter) => <td key={quarter.quarter} className="num">{quarter.tiers[i]?.subjects || <span className="muted">–</span>}</td>)}</tr>)}
        {told.quarters.some((quarter) => quarter.other > 0) && <tr><th scope="row"><span className="tag">{t('tiers.other')}</span></th>{told.quarters.map((quarter) => <td key={quarter.quarter} className="num muted">{quarter.other || '–'}</td>)}</tr>}
      </tbody>
    </table>
  );
}

function OfCustomer({ rule, customer }: { rule: string; customer: string }) {
  const { t, language } = useSpeech();
  const why = useCall<Explained>('tiers.explain', { customer, rule });
  const past = useCall<PastTiers>('tiers.history', { customer, rule });
  const how = { hand: t('tiers.how.hand'), computed: t('tiers.how.computed'), rule: t('tiers.how.rule') };
  return (
    <Answered of={why}>
      {(explained) => (
        <>
          <p><Link className="link" href={`/record/customer/${explained.subject.id}`}>{explained.subject.brief || explained.subject.name}</Link></p>
          <ol className="quarter-strip">
            {explained.quarters.map((quarter) => <li key={quarter.quarter}><span className="muted small">{quarter.quarter}</span>{quarter.tier ? <TierName tier={quarter.tier} large /> : <span className="muted">–</span>}<span className="small">{quarter.amount !== undefined && money(Number(quarter.amount), language)}</span></li>)}
          </ol>
          <Answered of={past}>
            {(told) => told.past.length === 0 ? <></> : (
              <table className="plain-table"><tbody>{[...told.past].reverse().map((each, i) => <tr key={i}><td><TierName tier={each.tier} label={each.tier_label} /></td><td className="nowrap">{each.from} – {each.to ?? t('tiers.until.now')}</td><td className="muted">{how[each.how]}{each.how === 'hand' && each.own_tier && ` · ${t('tiers.how.rule')} ${each.own_tier}`}</td></tr>)}</tbody></table>
            )}
          </Answered>
        </>
      )}
    </Answered>
  );
}
