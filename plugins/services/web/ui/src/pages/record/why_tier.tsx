// Where a customer lies on the cumulative scale, what the rule looked at, and how far it is from another tier.
import type { Explained } from '../../api/tiers';
import { percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Tier } from '../../look/parts';

export function WhyTier({ why }: { why: Explained }) {
  const { t, of } = useSpeech();
  const value = (name: string) => {
    const found = why.indicators.find((each) => each.name === name)?.value;
    return found === null || found === undefined ? undefined : Number(found);
  };
  const before = value('share_before'), share = value('share');
  const parts = why.indicators.filter((each) => typeof each.contribution === 'number'), most = Math.max(...parts.map((each) => each.contribution ?? 0), 1e-9);
  return (
    <div className="why">
      {before !== undefined && share !== undefined && (
        <>
          <p className="small muted">{t('record.why.before', percent(before), percent(before + share))}</p>
          <div className="scale" role="img" aria-label={t('record.why.before', percent(before), percent(before + share))}>
            <i className="a" /><i className="b" /><i className="c" />
            <b style={{ left: `${100 * before}%`, width: `${Math.max(1.5, 100 * share)}%` }} />
            <span className="at80">80%</span><span className="at95">95%</span>
          </div>
        </>
      )}
      {parts.length > 0 && <ul className="bars">{parts.map((each) => <li key={each.name}><span className="ell">{of(each.label)}</span><i><b style={{ width: `${(100 * (each.contribution ?? 0)) / most}%` }} /></i><span className="num">{each.shown}</span><span className="num muted">{(each.contribution ?? 0).toFixed(1)}</span></li>)}</ul>}
      {why.override && <p className="small">{why.override.tier} · {why.override.reason}</p>}
    </div>
  );
}

export const Distance = ({ why }: { why: Explained }) => {
  const { t, of } = useSpeech();
  const steps = [...(why.higher ?? []).slice(0, 1), ...(why.lower ? [why.lower] : [])];
  return steps.length === 0 ? null : <p className="distance">{steps.map((step) => <span key={step.tier} className="row">{t('record.to.tier')} <Tier tier={step.tier} /> {of(step.words)}</span>)}</p>;
};
