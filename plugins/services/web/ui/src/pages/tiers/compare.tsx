// Two rules, or a rule with other settings, side by side: where everybody is, who rises and falls, how much money moves. Looked at before
// another rule's tiers become those that customers show.
import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { Compared, RuleListed, RuleShown, TierRun } from '../../api/tiers';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { exact, money } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty, ProblemNote, Skeleton } from '../../look/states';
import { offerUndo, say } from '../../shell/toasts';
import { Direction } from './rule_now';
import { Setting } from './setting';
import { TierName } from './tier_name';

interface Props { listed: RuleListed; rules: RuleListed[]; choose: (rule: string) => void }

export function Compare({ listed, rules, choose }: Props) {
  const { t, of } = useSpeech();
  const primary = rules.find((rule) => rule.primary);
  // Against the rule that holds; that itself against itself with other settings.
  const [other, setOther] = useState(primary && primary.name !== listed.name ? primary.name : listed.name);
  const own = other === listed.name;
  const [values, setValues] = useState<Record<string, string>>({});
  const [tried, setTried] = useState<Record<string, string>>({});
  useEffect(() => {
    const timer = setTimeout(() => setTried(values), 400);
    return () => clearTimeout(timer);
  }, [values]);
  const rule = useCall<RuleShown>('rules.show', { rule: listed.name });
  const otherRule = useCall<RuleShown>('rules.show', { rule: other });
  const same = own && Object.keys(tried).length === 0;
  const question = useMemo(() => (own ? { rule: other, with: tried, most: 200 } : { rule: other, other: listed.name, with: tried, most: 200 }), [own, other, tried, listed.name]);
  const compared = useCall<Compared>(same ? null : 'tiers.compare', question);
  const [kept, keep] = useState<Compared>();
  useEffect(() => keep(undefined), [other, same]);
  useEffect(() => {
    if (compared.data) keep(compared.data);
  }, [compared.data]);
  const labels = (shown?: RuleShown) => new Map((shown?.tiers ?? []).map((tier) => [tier.tier, tier.tier_label ?? tier.tier]));
  const first = labels(otherRule.data), second = labels(rule.data);
  return (
    <div className="tiers">
      <div className="grow">
        {compared.problem && <ProblemNote problem={compared.problem} />}
        {same ? <div className="card"><Empty text={t('tiers.compare.how')} /></div> : kept ? (
          <div className={compared.loading ? 'stale' : ''}>
            <Card title={t('tiers.compare.where')} sub={t('tiers.compare.sub', of(rules.find((each) => each.name === other)?.label ?? other), own ? t('tiers.compare.settings') : of(listed.label))}>
              <Matrix compared={kept} first={first} second={second} />
            </Card>
            <Moves compared={kept} first={first} second={second} ordered={!!rule.data?.ordered && !!otherRule.data?.ordered} />
          </div>
        ) : !compared.problem && <Skeleton />}
      </div>
      <aside>
        <Card title={t('tiers.compare.with')}>
          <div className="body settings">
            <div><label htmlFor="compare-other">{t('tiers.compare.other')}</label><Select id="compare-other" className="wide" value={other} onChange={setOther} options={rules.map((each) => ({ value: each.name, label: each.name === listed.name ? t('tiers.compare.itself') : of(each.label) }))} /></div>
            <h3 className="small muted">{of(listed.label)} · {t('tiers.settings')}</h3>
            <Answered of={rule}>{(shown) => <>{shown.settings.map(({ field, value }) => <Setting key={field.name} of="compare" field={field} value={values[field.name] ?? value ?? ''} change={(next) => setValues({ ...values, [field.name]: next })} />)}</>}</Answered>
          </div>
        </Card>
        <MakePrimary listed={listed} settings={tried} ready={same || kept !== undefined} primary={primary} choose={choose} />
      </aside>
    </div>
  );
}

type Labels = Map<string, string>;

function Matrix({ compared, first, second }: { compared: Compared; first: Labels; second: Labels }) {
  const { t, language } = useSpeech();
  const { workspace } = useSite();
  const shares = compared.cells.flat().map((cell) => cell.subjects), most = Math.max(1, ...shares);
  return (
    <Scrolled className="body">
      <table className="plain-table matrix">
        <thead><tr><th><span className="sr">{t('tiers.before.after')}</span></th>{compared.columns.map((tier, c) => <th key={c} scope="col"><TierName tier={tier} label={second.get(tier ?? '')} /></th>)}<th className="num">{t('tiers.sum')}</th></tr></thead>
        <tbody>
          {compared.rows.map((tier, r) => {
            const cells = compared.cells[r] ?? [], sum = cells.reduce((so, cell) => so + cell.subjects, 0);
            return sum === 0 ? null : (
              <tr key={r}>
                <th scope="row"><TierName tier={tier} label={first.get(tier ?? '')} /></th>
                {cells.map((cell, c) => {
                  const stays = compared.columns[c] === tier;
                  return <td key={c} className={stays ? 'stays' : ''} title={exact(cell.net_sales, workspace.home_currency)}>{cell.subjects === 0 ? <span className="muted">·</span> : <><i className={stays ? 'weight' : 'weight moved'} style={{ opacity: 0.06 + (0.2 * cell.subjects) / most }} /><b>{cell.subjects}</b><div className="muted small">{money(cell.net_sales, language)}</div></>}</td>;
                })}
                <td className="num"><b>{sum}</b><div className="muted small">{money(cells.reduce((so, cell) => so + cell.net_sales, 0), language)}</div></td>
              </tr>
            );
          })}
        </tbody>
        <tfoot><tr><th scope="row" className="muted small">{t('tiers.sum')}</th>{compared.columns.map((_, c) => { const column = compared.cells.map((row) => row[c]); return <td key={c}><b>{column.reduce((so, cell) => so + (cell?.subjects ?? 0), 0)}</b><div className="muted small">{money(column.reduce((so, cell) => so + (cell?.net_sales ?? 0), 0), language)}</div></td>; })}<td className="num"><b>{compared.subjects}</b></td></tr></tfoot>
      </table>
    </Scrolled>
  );
}

function Moves({ compared, first, second, ordered }: { compared: Compared; first: Labels; second: Labels; ordered: boolean }) {
  const { t, language } = useSpeech();
  if (!ordered) return <p className="muted small">{t('tiers.compare.unordered')}</p>;
  return (
    <Card title={t('tiers.compare.moves')} sub={t('tiers.compare.told', compared.rises, compared.falls, money(compared.moved_sales, language))}>
      {compared.moves.length === 0 ? <Empty text={t('tiers.compare.same')} /> : (
        <Scrolled className="body">
          <table className="plain-table">
            <tbody>{compared.moves.map((move) => <tr key={move.who.id}><td className={move.direction === 'fall' ? 'bad nowrap' : 'nowrap'}><Direction of={move.direction} /></td><td><Link className="link-quiet strong" href={'/record/customer/' + move.who.id}>{move.who.brief || move.who.name}</Link></td><td className="nowrap"><TierName tier={move.first} label={first.get(move.first ?? '')} /> → <TierName tier={move.second} label={second.get(move.second ?? '')} /></td><td className="num">{money(move.net_sales, language)}</td></tr>)}</tbody>
          </table>
        </Scrolled>
      )}
    </Card>
  );
}

// The tiers that customers show, their lists are sorted by and reports are made of: of one rule only.
function MakePrimary({ listed, settings, ready, primary, choose }: { listed: RuleListed; settings: Record<string, string>; ready: boolean; primary?: RuleListed; choose: (rule: string) => void }) {
  const { t, of } = useSpeech();
  const { workspace } = useSite();
  const { waiting, problem, attempt } = useAttempt();
  const duties = workspace.user.duties, changed = Object.keys(settings).length > 0;
  if (!duties.includes('run-tiers') || (!listed.primary && !duties.includes('configure'))) return null;
  if (listed.primary && !changed) return null;
  const take = () => attempt(async () => {
    if (changed) await call('rules.set', { rule: listed.name, settings });
    if (!listed.primary) await call('rules.make_primary', { rule: listed.name });
    const run = await call<TierRun>('tiers.run', { rule: listed.name });
    if (!listed.primary) say(t('tiers.primary.done', of(listed.label), of(primary?.label ?? '')));
    if (run.operation) offerUndo(`${t('tiers.done')} · ${run.changes}`, run.operation);
    choose(listed.name);
    dataChanged();
  });
  return (
    <Card className="make-primary" title={t(listed.primary ? 'tiers.take.settings' : 'tiers.primary')}>
      <div className="body">
        <p className="small muted">{listed.primary ? t('tiers.take.help') : t('tiers.primary.help', of(primary?.label ?? ''), of(listed.label))}</p>
        {problem && <ProblemNote problem={problem} />}
        <Button type="primary" block loading={waiting} disabled={!ready} onClick={take}>{t(listed.primary ? 'tiers.take' : 'tiers.primary.do')}</Button>
      </div>
    </Card>
  );
}
