// What a rule comes to now; a change of its settings is tried at once and only then run.
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { RuleListed, RuleShown, TierMove, TierRun } from '../../api/tiers';
import type { ListAnswer } from '../../api/types';
import { dataChanged, useCall } from '../../api/use_call';
import { money } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ButtonLink } from '../../look/button_link';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty, ProblemNote, Skeleton } from '../../look/states';
import { offerUndo, say, sayProblem } from '../../shell/toasts';
import { Setting } from './setting';
import { TierName } from './tier_name';
import { Total } from './tier_total';

// What a rule measures says what became more or less.
const kDoes: Record<string, 'bought' | 'earned' | 'ordered'> = { net_sales: 'bought', margin: 'earned', orders: 'ordered' };
const kAnySale = { entity: 'sale', columns: ['id'], limit: 1 };

export function RuleNow({ listed }: { listed: RuleListed }) {
  const { t, of } = useSpeech();
  const { workspace, may } = useSite();
  const rule = useCall<RuleShown>('rules.show', { rule: listed.name });
  const [values, setValues] = useState<Record<string, string>>({});
  const [tried, setTried] = useState<Record<string, string>>({});
  const [waiting, setWaiting] = useState(false);
  // Tried when a hand rests, not at each step of a slider.
  useEffect(() => {
    const timer = setTimeout(() => setTried(values), 350);
    return () => clearTimeout(timer);
  }, [values]);
  const question = useMemo(() => ({ rule: listed.name, settings: tried, dry_run: true, most: 30 }), [listed.name, tried]);
  const trial = useCall<TierRun>('tiers.run', question);
  // Where nothing was sold yet, that is no fault.
  const sold = useCall<ListAnswer>(trial.problem && may('see', 'sale') ? 'records.list' : null, kAnySale);
  const none = trial.problem !== undefined && sold.data?.rows.length === 0;
  const mayRun = workspace.user.duties.includes('run-tiers');
  const [kept, keep] = useState<TierRun>();
  useEffect(() => {
    if (trial.data) keep(trial.data);
  }, [trial.data]);
  const run = async () => {
    setWaiting(true);
    try {
      if (Object.keys(values).length) await call('rules.set', { rule: listed.name, settings: values });
      const done = await call<TierRun>('tiers.run', { rule: listed.name });
      if (done.operation) offerUndo(`${t('tiers.done')} · ${done.changes}`, done.operation);
      else say(t('tiers.done.same'));
      setValues({});
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
    }
    setWaiting(false);
  };
  return (
    <div className="tiers">
      <div className="grow">
        {none ? <div className="card"><Empty text={t(may('create', 'sale') ? 'home.no.data' : 'home.nothing')}>{may('create', 'sale') && <ButtonLink href="/imports?as=sale" type="primary" icon={<Icon name="imports" />}>{t('empty.import')}</ButtonLink>}</Empty></div> : trial.problem && <ProblemNote problem={trial.problem} />}
        {kept ? <Outcome run={kept} title={t(Object.keys(tried).length ? 'tiers.would' : 'tiers.now')} stale={trial.loading} leads={listed.primary && Object.keys(tried).length === 0 && may('see', 'customer')} /> : !trial.problem && <Skeleton />}
      </div>
      <aside>
        <Card title={t('tiers.settings')} end={mayRun && <Button type="primary" size="small" loading={waiting} onClick={run}>{t('tiers.run')}</Button>}>
          <div className="body settings">
            <Answered of={rule}>{(shown) => <>{shown.settings.map(({ field, value }) => <Setting key={field.name} field={field} value={values[field.name] ?? value ?? ''} change={(next) => setValues({ ...values, [field.name]: next })} />)}</>}</Answered>
            {Object.keys(values).length > 0 && <Button size="small" onClick={() => setValues({})}>{t('tiers.reset')}</Button>}
            {listed.last_run && <p className="muted small">{of(listed.label)} · <span className="nowrap">{t('tiers.from', listed.last_run.as_of)}</span></p>}
          </div>
        </Card>
      </aside>
    </div>
  );
}

function Outcome({ run, title, stale, leads }: { run: TierRun; title: string; stale: boolean; leads: boolean }) {
  const { t, language } = useSpeech();
  const why = (reason: TierMove['reason']) => t(reason === 'line_moved' ? 'tiers.reason.line' : `tiers.reason.${kDoes[run.measure ?? ''] ?? 'own'}.${reason === 'bought_more' ? 'more' : 'less'}`);
  return (
    <div className={stale ? 'stale' : ''}>
      <Card title={title} sub={`${run.from} – ${run.to}`}>
        <ul className="tier-totals">
          {run.tiers.map((total) => (
            <Total key={total.tier} total={total} perGroup={run.per_group === true} leads={leads} />
          ))}
        </ul>
      </Card>
      {run.moves.length > 0 && (
        <Card title={t('tiers.moves')} sub={t('tiers.moves.told', run.rises, run.falls)}>
          <Scrolled className="body">
            <table className="plain-table moves">
              <thead><tr><th><span className="sr">{t('tiers.moves')}</span></th><th>{t('menu.customers')}</th><th>{t('tiers.before.after')}</th><th className="num">{t('tiers.amount.before')}</th><th className="num">{t('tiers.amount.now')}</th></tr></thead>
              <tbody>{run.moves.map((move) => <tr key={move.who.id}><td className={move.direction === 'fall' ? 'bad nowrap' : 'nowrap'}><Direction of={move.direction} /></td><td><Link className="link-quiet strong" href={'/record/customer/' + move.who.id}>{move.who.brief || move.who.name}</Link></td><td className="nowrap"><TierName tier={move.before} label={move.before_label} /> → <TierName tier={move.after} label={move.after_label} /> <span className="muted small">{why(move.reason)}</span></td><td className="num">{money(Number(move.amount_before), language)}</td><td className="num">{money(Number(move.amount), language)}</td></tr>)}</tbody>
            </table>
          </Scrolled>
        </Card>
      )}
    </div>
  );
}

export function Direction({ of: direction }: { of: 'rise' | 'fall' | 'other' }) {
  const { t } = useSpeech();
  return <>{direction === 'rise' ? '▲ ' + t('up') : direction === 'fall' ? '▼ ' + t('down') : '–'}</>;
}
