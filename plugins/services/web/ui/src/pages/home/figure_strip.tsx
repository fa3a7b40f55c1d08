// Four figures in one strip: value, change in words, the twelve months as a line. Sales and margin are added up here from the months; the
// others are the report's own. Each opens the rows that it was made of.
import { Link } from 'wouter';

import type { Cell } from '../../api/types';
import { monthsUntil } from '../../charts/months';
import type { Block } from '../../document/types';
import { useSite } from '../../api/schema';
import { large, exact, money, percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Change, Sparkline } from '../../look/parts';
import { listAddress } from '../list/list_state';

interface Props { months: Cell[][]; figures: NonNullable<Block['figures']> }

export function FigureStrip({ months, figures }: Props) {
  const { t, language } = useSpeech();
  const { workspace } = useSite();
  const names = monthsUntil(workspace.data_until.slice(0, 7), 24);
  const of = (column: number) => names.map((name) => Number(months.find((row) => row[0] === name)?.[column] ?? 0));
  const net = of(1), margin = of(2), known = of(3);
  const sum = (values: number[], from: number) => values.slice(from, from + 12).reduce((so, value) => so + value, 0);
  const now = sum(net, 12), before = sum(net, 0), rate = sum(margin, 12) / sum(known, 12), rateBefore = sum(margin, 0) / sum(known, 0);
  const figure = large(now, language);
  const window = [`date >= ${names[12] ?? ''}-01`, `date <= ${workspace.data_until}`];
  // Twelve sums of twelve months each: a line of single months would show the season instead.
  const rolling = Array.from({ length: 12 }, (_, i) => sum(net, i + 1)), rates = Array.from({ length: 12 }, (_, i) => sum(margin, i + 1) / (sum(known, i + 1) || 1));
  const rest = [figures[1], figures[figures.length - 1]].filter((each) => each !== undefined);
  return (
    <div className="card figure-strip">
      <div>
        <div className="k">{t('home.sales')}</div><div className="v" title={exact(now, workspace.home_currency)}><Link href={listAddress('sale', { where: window, sort: '-date' })}>{figure.value}<small> {figure.unit}</small></Link></div>
        <p>{before > 0 && <><Change share={now / before - 1} /> {t('home.before', money(before, language))}</>}</p><Sparkline values={rolling} />
      </div>
      {Number.isFinite(rate) && (
        <div>
          <div className="k">{t('home.margin')}</div><div className="v"><Link href={listAddress('sale', { where: [...window, 'cost !='], sort: '-date' })}>{(rate * 100).toFixed(1)}<small> %</small></Link></div>
          <p>{Number.isFinite(rateBefore) && <><Change share={rate - rateBefore} text={t('points', (Math.abs(rate - rateBefore) * 100).toFixed(1))} /> {t('home.before', percent(rateBefore))}</>}</p><Sparkline values={rates} bad={rate < rateBefore} />
        </div>
      )}
      {rest.map((each, i) => { const sort = i === 0 ? '-net_12m' : '-silent_days'; return <div key={each.label}><div className="k">{each.label}</div><div className={each.style === "bad" ? "v bad" : "v"}><Link href={each.rows ? listAddress(each.rows.entity, { ...each.rows, sort }) : listAddress('customer', { where: ['tier = A'], sort })}>{each.value}<small> {each.unit}</small></Link></div><p className="muted">{each.remark}</p></div>; })}
    </div>
  );
}
