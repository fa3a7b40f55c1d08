// Four figures in one strip: value, change in words, how it went as a line. Sales and margin are added up here from the months; the others are the
// report's own: of key accounts it is known how many there were at the ends of quarters. Each opens the rows that it was made of.
import { Link } from 'wouter';

import type { TierHistory } from '../../api/tiers';
import type { Cell } from '../../api/types';
import { monthsUntil } from '../../charts/month_values';
import type { Block } from '../../document/types';
import { useSite } from '../../api/schema';
import { large, exact, money, percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Change, Sparkline } from '../../look/parts';
import { listAddress } from '../list/list_state';
import { kUsual } from './span';
import { monthsFor, sumsOf } from './sums';

interface Props { months: Cell[][]; figures: NonNullable<Block['figures']>; span: number; history?: TierHistory }

// The key accounts at the ends of quarters, and now; a line only where they are told as the figure tells them.
function keyLine(history: TierHistory | undefined, now: string | undefined): number[] {
  const ends = (history?.quarters ?? []).map((quarter) => quarter.tiers.find((tier) => tier.tier === 'A')?.subjects ?? 0);
  return ends.length && /^\d+$/.test(now ?? '') ? [...ends, Number(now)] : [];
}

export function FigureStrip({ months, figures, span, history }: Props) {
  const { t, language } = useSpeech();
  const { workspace } = useSite();
  const names = monthsUntil(workspace.data_until.slice(0, 7), monthsFor(span));
  const of = (column: number) => sumsOf(names.map((name) => Number(months.find((row) => row[0] === name)?.[column] ?? 0)), span);
  const net = of(1), margin = of(2), known = of(3);
  const { now, before } = net, rate = margin.now / known.now, rateBefore = margin.before / known.before;
  const figure = large(now, language);
  const window = [`date >= ${names[names.length - span] ?? ''}-01`, `date <= ${workspace.data_until}`];
  const rates = margin.line.map((sum, i) => sum / (known.line[i] || 1));
  const rest = [figures[1], figures[figures.length - 1]].filter((each) => each !== undefined), usual = span === kUsual, keys = usual ? keyLine(history, figures[1]?.value) : [];
  return (
    <div className="card figure-strip">
      <div>
        <div className="k">{t('home.sales.of', span)}</div><div className="v" title={exact(now, workspace.home_currency)}><Link href={listAddress('sale', { where: window, sort: '-date' })}>{figure.value}<small> {figure.unit}</small></Link></div>
        <p>{before > 0 && <><Change share={now / before - 1} /> <span className="nowrap">{t(usual ? 'home.before' : 'home.before.span', money(before, language))}</span></>}</p><Sparkline values={net.line} />
      </div>
      {Number.isFinite(rate) && (
        <div>
          <div className="k">{t('home.margin')}</div><div className="v"><Link href={listAddress('sale', { where: [...window, 'cost !='], sort: '-date' })}>{(rate * 100).toFixed(1)}<small> %</small></Link></div>
          <p>{Number.isFinite(rateBefore) && <><Change share={rate - rateBefore} text={t('points', (Math.abs(rate - rateBefore) * 100).toFixed(1))} /> <span className="nowrap">{t(usual ? 'home.before' : 'home.before.span', percent(rateBefore))}</span></>}</p><Sparkline values={rates} bad={rate < rateBefore} />
        </div>
      )}
      {rest.map((each, i) => { const sort = i === 0 ? '-net_12m' : '-silent_days'; return <div key={each.label}><div className="k">{each.label}</div><div className={each.style === "bad" ? "v bad" : "v"}><Link href={each.rows ? listAddress(each.rows.entity, { ...each.rows, sort }) : listAddress('customer', { where: ['tier = A'], sort })}>{each.value}<small> {each.unit}</small></Link></div><p className="muted">{each.remark}</p>{i === 0 && keys.length > 1 && <span className="line-of" title={t('home.key.line')}><Sparkline values={keys} /></span>}</div>; })}
    </div>
  );
}
