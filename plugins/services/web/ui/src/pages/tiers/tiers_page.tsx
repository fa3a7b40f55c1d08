// 等级: which rule, what it comes to now and with other settings; two side by side before one is made primary; tiers set by hand; the past.
import { Radio } from 'antd';
import { Link, useLocation, useSearch } from 'wouter';

import type { RuleListed } from '../../api/tiers';
import { useCall } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Answered, Empty } from '../../look/states';
import { Compare } from './compare';
import { Overrides } from './overrides';
import { RuleHistory } from './rule_history';
import { RuleNow } from './rule_now';
import './tiers.css';

const kShows = ['now', 'compare', 'overrides', 'history'] as const;
type Show = (typeof kShows)[number];

export default function TiersPage() {
  const { t, of } = useSpeech();
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const rules = useCall<{ rules: RuleListed[] }>('rules.list');
  const show = kShows.find((each) => each === asked.get('show')) ?? 'now';
  const open = (next: { rule?: string; show?: Show }) => go(`/tiers?${new URLSearchParams({ ...(asked.get('rule') ? { rule: asked.get('rule') as string } : {}), show, ...next }).toString()}`, { replace: true });
  return (
    <>
      <div className="page-head">
        <h1>{t('menu.tiers')}</h1>
        <div className="end"><Radio.Group optionType="button" size="small" aria-label={t('tiers.show')} value={show} onChange={(event) => open({ show: event.target.value as Show })} options={kShows.map((each) => ({ value: each, label: t(`tiers.show.${each}`) }))} /></div>
      </div>
      <Answered of={rules}>
        {(answer) => {
          const rule = answer.rules.find((each) => each.name === asked.get('rule')) ?? answer.rules.find((each) => each.primary) ?? answer.rules[0];
          return rule ? (
            <>
              <div className="tabs" role="tablist">{answer.rules.map((each) => <button key={each.name} role="tab" className="plain" aria-selected={each === rule} onClick={() => open({ rule: each.name })}>{of(each.label)} {each.primary && <small title={t('tiers.primary.is')}>★<span className="sr">{t('tiers.primary.is')}</span></small>}</button>)}</div>
              {show === 'now' && <RuleNow key={rule.name} listed={rule} />}
              {show === 'compare' && <Compare key={rule.name} listed={rule} rules={answer.rules} choose={(name) => open({ rule: name, show: 'now' })} />}
              {show === 'overrides' && <Overrides key={rule.name} listed={rule} />}
              {show === 'history' && <RuleHistory key={rule.name} listed={rule} />}
            </>
          ) : <div className="card"><Empty text={t('tiers.no.rules')}><Link className="link" href="/settings/modules">{t('settings.modules')}</Link></Empty></div>;
        }}
      </Answered>
    </>
  );
}
