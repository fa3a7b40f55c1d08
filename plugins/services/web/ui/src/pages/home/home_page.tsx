// 总览: the answer first, in a sentence; then why; then what to do. What has no source is absent, not empty.
import { lazy, Suspense, useMemo } from 'react';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { TierHistory } from '../../api/tiers';
import type { PivotAnswer, View } from '../../api/types';
import { useCall } from '../../api/use_call';
import { ChartFrame } from '../../charts/frame';
import { besideYearBefore } from '../../charts/months';
import { Spans } from '../../document/document_view';
import { blockOf } from '../../document/types';
import { useDocument } from '../../document/use_document';
import { useOpener } from '../../document/use_opener';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { Empty, ProblemNote, Skeleton } from '../../look/states';
import { ViewBody } from '../../views/view_body';
import { Legend } from '../record/customer_figures';
import { groupsOf } from '../record/customer_data';
import { Bands } from './bands';
import { FigureStrip } from './figure_strip';
import { NeedsAction } from './needs_action';
import { kActions, kAnswer } from './sources';
import './home.css';
import '../record/record.css';

const ParetoChart = lazy(() => import('../../charts/pareto').then((chart) => ({ default: chart.ParetoChart })));
const TierFlow = lazy(() => import('../../charts/flow').then((chart) => ({ default: chart.TierFlow })));
const MonthColumns = lazy(() => import('../../charts/months').then((chart) => ({ default: chart.MonthColumns })));

export default function HomePage() {
  const { t, of } = useSpeech();
  const { workspace, may } = useSite();
  const sales = may('see', 'sale');
  const answer = useDocument(workspace.plugins.includes(kAnswer) && sales ? kAnswer : null);
  const months = useCall<PivotAnswer>(sales ? 'pivot.run' : null, { entity: 'sale', rows: ['month'], period: '36m', measures: ['net_sales', 'margin', 'known_sales'], sort: 'key', top: 100 });
  const history = useCall<TierHistory>('tiers.history').data;
  const views = useCall<{ views: View[] }>('views.list').data?.views.filter((view) => view.slots.some((slot) => slot === 'home' || slot.startsWith('home:'))) ?? [];
  const open = useOpener();
  const byMonth = useMemo(() => groupsOf(months.data), [months.data]);
  const columns = useMemo(() => besideYearBefore(new Map(byMonth.map(([month, net]) => [String(month), Number(net)])), workspace.data_until.slice(0, 7), 24), [byMonth, workspace.data_until]);
  const lead = blockOf(answer.data, 'paragraph', 'lead'), pareto = blockOf(answer.data, 'chart', 'pareto');
  if (!sales && !may('see', 'customer')) return <div className="card"><Empty text={t('empty.rights')} /></div>;
  if (sales && months.data && byMonth.length === 0) return <div className="card"><Empty text={t('home.no.data')}><Link className="link" href="/imports?as=sale">{t('empty.import')}</Link></Empty></div>;
  return (
    <div className="home">
      <h1 className="sr">{t('home.title')}</h1>
      {answer.problem && !answer.problem.isMissing && <ProblemNote problem={answer.problem} />}
      {lead ? <p className="lead"><Spans spans={lead.spans} text={lead.text} />{!pareto && <> <Link className="link" href="/tiers">{t('home.no.tiers')}</Link></>}</p> : answer.loading && <Skeleton lines={1} />}
      {answer.data && <p className="muted small lead-foot">{[answer.data.period, blockOf(answer.data, 'figures')?.figures?.[0]?.remark].filter(Boolean).join(' · ')}</p>}
      {byMonth.length > 0 && <FigureStrip months={byMonth} figures={blockOf(answer.data, 'figures')?.figures ?? []} />}
      <div className="home-row">
        {pareto ? (
          <ChartFrame className="two-thirds" title={pareto.title || t('home.pareto')} sub={<Bands block={pareto} />} name={pareto.title ?? ''}>
            {(take) => <><Suspense fallback={<Skeleton />}><ParetoChart block={pareto} height={316} open={open} take={take} /></Suspense><p className="muted small chart-foot"><span>{t('home.pareto.foot')}</span><span>{t('home.pareto.legend')}</span></p></>}
          </ChartFrame>
        ) : answer.loading && <div className="card two-thirds tall"><Skeleton lines={9} /></div>}
        {workspace.plugins.includes(kActions) && <NeedsAction />}
      </div>
      <div className="home-row even">
        {history && history.steps.some((step) => step.flows.some(({ before, after }) => before !== null || after !== null)) && <Card title={t('home.flow')} sub={t('home.flow.sub')} end={<Link className="link" href="/tiers">{t('tiers.moves')}</Link>}><div className="body"><Suspense fallback={<Skeleton />}><TierFlow history={history} height={220} /></Suspense></div></Card>}
        {byMonth.length > 0 && <Card title={t('home.months')} end={<Legend />}><div className="body"><Suspense fallback={<Skeleton />}><MonthColumns months={columns} height={220} label={t('home.months')} /></Suspense></div></Card>}
      </div>
      {views.map((view) => <section key={view.name} className="home-view"><h2>{of(view.label)}</h2><ViewBody name={view.name} /></section>)}
    </div>
  );
}
