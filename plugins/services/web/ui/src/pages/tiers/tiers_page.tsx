// 等级: which rule, with which settings, what it comes to now; a change of settings is tried at once and only then run.
import { Button, Slider } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';

import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { useSite } from '../../api/schema';
import type { RuleListed, RuleShown, TierRun } from '../../api/tiers';
import type { Field } from '../../api/types';
import { dataChanged, useCall } from '../../api/use_call';
import { FieldEditor } from '../../grid/editor';
import { money, percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Card, Tier } from '../../look/parts';
import { Answered, Empty, ProblemNote, Skeleton } from '../../look/states';
import { offerUndo, sayProblem } from '../../shell/toasts';
import './tiers.css';

export default function TiersPage() {
  const { t, of } = useSpeech();
  const rules = useCall<{ rules: RuleListed[] }>('rules.list');
  const [chosen, choose] = useState<string>();
  return (
    <>
      <div className="page-head"><h1>{t('menu.tiers')}</h1></div>
      <Answered of={rules}>
        {(answer) => {
          const rule = answer.rules.find((each) => each.name === chosen) ?? answer.rules.find((each) => each.primary) ?? answer.rules[0];
          return (
            <>
              <div className="tabs" role="tablist">{answer.rules.map((each) => <button key={each.name} role="tab" className="plain" aria-selected={each === rule} onClick={() => choose(each.name)}>{of(each.label)} {each.primary && <small>★</small>}</button>)}</div>
              {rule ? <Rule key={rule.name} listed={rule} /> : <Empty text={t('tiers.none')} />}
            </>
          );
        }}
      </Answered>
    </>
  );
}

function Rule({ listed }: { listed: RuleListed }) {
  const { t, of, language } = useSpeech();
  const { workspace } = useSite();
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
      setValues({});
      dataChanged();
    } catch (problem) {
      sayProblem(problem instanceof Problem ? problem : new Problem(0, String(problem)));
    }
    setWaiting(false);
  };
  return (
    <div className="tiers">
      <div className="grow">
        {trial.problem && <ProblemNote problem={trial.problem} />}
        {kept ? (
          <div className={trial.loading ? 'stale' : ''}>
            <Card title={Object.keys(tried).length ? t('tiers.would') : t('tiers.now')} sub={`${kept.from} – ${kept.to}`}>
              <ul className="tier-totals">
                {kept.tiers.map((total) => (
                  <li key={total.tier}><Tier tier={total.tier} large /><div><b>{t('home.customers', total.subjects)}</b><div className="muted small">{money(Number(total.amount), language)}{total.share !== null && total.share !== undefined && ` · ${percent(total.share)}`}</div></div><i className="share-bar"><b style={{ width: `${100 * Number(total.share ?? 0)}%` }} /></i></li>
                ))}
              </ul>
            </Card>
            {kept.moves.length > 0 && (
              <Card title={t('tiers.moves')} sub={`▲ ${kept.rises} · ▼ ${kept.falls}`}>
                <div className="body scroll-x">
                  <table className="plain-table">
                    <tbody>{kept.moves.map((move) => <tr key={move.who.id}><td className={move.direction === 'fall' ? 'bad nowrap' : 'nowrap'}>{move.direction === 'rise' ? '▲ ' + t('up') : move.direction === 'fall' ? '▼ ' + t('down') : ''}</td><td><Link className="link-quiet strong" href={'/record/customer/' + move.who.id}>{move.who.brief || move.who.name}</Link></td><td className="nowrap">{move.before && <Tier tier={move.before} />} → {move.after && <Tier tier={move.after} />}</td><td className="num">{money(Number(move.amount_before), language)}</td><td className="num">{money(Number(move.amount), language)}</td></tr>)}</tbody>
                  </table>
                </div>
              </Card>
            )}
          </div>
        ) : !trial.problem && <Skeleton />}
      </div>
      <aside>
        <Card title={t('tiers.settings')} end={mayRun && <Button type="primary" size="small" loading={waiting} onClick={run}>{t('tiers.run')}</Button>}>
          <div className="body settings">
            <Answered of={rule}>{(shown) => <>{shown.settings.map(({ field, value }) => <Setting key={field.name} field={field} value={values[field.name] ?? value ?? ''} change={(next) => setValues({ ...values, [field.name]: next })} />)}</>}</Answered>
            {listed.last_run && <p className="muted small">{of(listed.label)} · {t('tiers.from', listed.last_run.as_of)}</p>}
          </div>
        </Card>
      </aside>
    </div>
  );
}

// A share is a slider: what it comes to is seen while it moves.
function Setting({ field, value, change }: { field: Field; value: string; change: (value: string) => void }) {
  const { of } = useSpeech();
  const share = field.meaning === 'percent', id = 'setting-' + field.name;
  return (
    <div>
      <label htmlFor={id} title={field.help && of(field.help)}>{of(field.label)}{share && value !== '' && <b> {percent(Number(value), 0)}</b>}</label>
      {share ? <Slider min={0} max={1} step={0.01} value={Number(value || 0)} tooltip={{ open: false }} ariaLabelForHandle={of(field.label)} onChange={(next: number) => change(String(next))} /> : <FieldEditor id={id} field={field} value={value} change={change} />}
    </div>
  );
}
