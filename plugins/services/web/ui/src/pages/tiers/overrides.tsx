// Tiers that a person set in place of the rule's: whose, why, until when; a new one, and taking one back.
import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { RuleListed, RuleShown } from '../../api/tiers';
import type { Cell, Field } from '../../api/types';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { FieldEditor } from '../../grid/editor';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Dialog, Labelled } from '../../look/dialog';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty } from '../../look/states';
import { offerUndo, sayProblem } from '../../shell/toasts';
import { useList } from '../calendar/entries';
import { TierName } from './tier_name';

interface Outcome { operation: string | null; changes: number }
const text = (cell: Cell | undefined) => String(cell ?? '');

export function Overrides({ listed }: { listed: RuleListed }) {
  const { t, of } = useSpeech();
  const { workspace, schema, may } = useSite();
  const rule = useCall<RuleShown>('rules.show', { rule: listed.name });
  const list = useList('tier_override', ['customer', 'tier', 'reason', 'from_date', 'until', 'user'], [`rule = ${listed.name}`], ['-from_date'], 500);
  const [adding, setAdding] = useState(false);
  const label = (field: string) => of(schema.field('tier_override', field)?.label ?? field);
  const tierLabel = new Map((rule.data?.tiers ?? []).map((tier) => [tier.tier, tier.tier_label]));
  const holds = (from: string, until: string) => from <= workspace.today && (!until || until >= workspace.today);
  const end = async (customer: string) => {
    try {
      const { operation } = await call<Outcome>('tiers.override', { customer, rule: listed.name });
      if (operation) offerUndo(t('tiers.override.ended', customer), operation);
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <div className="tiers">
      <div className="grow">
        <Card title={t('tiers.overrides')} sub={t('tiers.overrides.sub')} end={may('create', 'tier_override') && <Button size="small" type="primary" icon={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>{t('tiers.override')}</Button>}>
          <Answered of={list}>
            {({ rows }) => rows.length === 0 ? <Empty text={t('tiers.overrides.none')} /> : (
              <Scrolled className="body">
                <table className="plain-table">
                  <thead><tr>{['customer', 'tier', 'reason', 'from_date', 'until', 'user'].map((name) => <th key={name}>{label(name)}</th>)}<th /></tr></thead>
                  <tbody>
                    {rows.map(([id, customer, tier, reason, from, until, user]) => (
                      <tr key={text(id)}>
                        <td className="strong"><Link className="link-quiet" href={`/record/tier_override/${text(id)}`}>{text(customer)}</Link></td>
                        <td><TierName tier={text(tier)} label={tierLabel.get(text(tier))} /></td><td className="pre">{text(reason)}</td><td className="nowrap">{text(from)}</td>
                        <td className="nowrap">{text(until) || t('tiers.for.good')}</td><td className="nowrap">{text(user)}</td>
                        <td className="num">{holds(text(from), text(until)) ? may('change', 'tier_override') && <Button size="small" onClick={() => end(text(customer))}>{t('tiers.override.end')}</Button> : <span className="tag">{t('tiers.ended')}</span>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scrolled>
            )}
          </Answered>
        </Card>
      </div>
      {adding && rule.data && <OverrideDialog rule={rule.data} close={() => setAdding(false)} />}
    </div>
  );
}

function OverrideDialog({ rule, close }: { rule: RuleShown; close: () => void }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const [values, setValues] = useState<Record<string, string>>({});
  const trial = useAttempt();
  const field = (name: string) => schema.field('tier_override', name) as Field;
  const save = () => trial.attempt(async () => {
    const { operation } = await call<Outcome>('tiers.override', { ...values, rule: rule.name });
    if (operation) offerUndo(t('tiers.override.done'), operation);
    dataChanged();
    close();
  });
  const editor = (name: string) => <Labelled key={name} id={'override-' + name} label={of(field(name).label)}><FieldEditor id={'override-' + name} field={field(name)} autoFocus={name === 'customer'} value={values[name] ?? ''} change={(next) => setValues((was) => ({ ...was, [name]: next }))} /></Labelled>;
  return (
    <Dialog title={`${t('tiers.override')} · ${of(rule.label)}`} close={close} act={t('save')} ready={!!values.customer && !!values.tier && !!values.reason} attempt={trial} run={save}>
      {editor('customer')}
      <Labelled id="override-tier" label={of(field('tier').label)}><Select id="override-tier" className="wide" value={values.tier} onChange={(tier: string) => setValues((was) => ({ ...was, tier }))} options={rule.tiers.map((tier) => ({ value: tier.tier, label: of(tier.tier_label ?? tier.tier) }))} /></Labelled>
      {editor('reason')}
      {editor('until')}
      <p className="muted small">{t('tiers.override.help')}</p>
    </Dialog>
  );
}
