// The parts of the home that are drawn from the answer report, from tiers and from months.
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { TierHistory } from '../../api/tiers';
import type { Cell } from '../../api/types';
import type { Called } from '../../api/use_call';
import { ChartFrame } from '../../charts/frame';
import { besideYearBefore } from '../../charts/month_values';
import { Spans } from '../../document/document_view';
import { blockOf, type Document } from '../../document/types';
import { useOpener } from '../../document/use_opener';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { ProblemNote, Skeleton } from '../../look/states';
import { LogVisit } from '../../shell/late_forms';
import { Legend } from '../record/customer_figures';
import { Bands } from './bands';
import { useCustomerChart, useGroupsRated } from './by_customer';

const ParetoChart = lazy(() => import('../../charts/pareto').then((chart) => ({ default: chart.ParetoChart })));
const TierFlow = lazy(() => import('../../charts/flow').then((chart) => ({ default: chart.TierFlow })));
const MonthColumns = lazy(() => import('../../charts/months').then((chart) => ({ default: chart.MonthColumns })));

type Answer = Called<unknown> & { data?: Document };

export function Lead({ answer, span }: { answer: Answer; span?: ReactNode }) {
  const { t } = useSpeech();
  const lead = blockOf(answer.data, 'paragraph', 'lead');
  return (
    <>
      {answer.problem && !answer.problem.isMissing && <ProblemNote problem={answer.problem} />}
      {lead ? <p className="lead"><Spans spans={lead.spans} text={lead.text} />{!blockOf(answer.data, 'chart', 'pareto') && <> <Link className="link" href="/tiers">{t('home.no.tiers')}</Link></>}</p> : answer.loading && <Skeleton lines={1} />}
      {(answer.data || span) && <p className="muted small lead-foot">{span}{answer.data && [answer.data.period, blockOf(answer.data, 'figures')?.figures?.[0]?.remark, answer.data.remark /* whose part it is, what it lacks */].filter(Boolean).map((told) => ` · ${told}`).join('')}</p>}
    </>
  );
}

export function ParetoCard({ answer, months, usual }: { answer: Answer; months: number; usual: boolean }) {
  const { t } = useSpeech();
  const open = useOpener();
  const groups = useGroupsRated() && usual; // customers by themselves are known of the usual months
  const [single, setSingle] = useState(false);
  const own = blockOf(answer.data, 'chart', 'pareto'), title = own?.title || t('home.pareto');
  const customers = useCustomerChart(groups && single, title), pareto = groups && single ? customers : own;
  if (!pareto) return (answer.loading || (own && single)) && <div className="card two-thirds tall"><Skeleton lines={9} /></div>;
  const by = groups && <span className="by-choice" role="group" aria-label={title}>{[false, true].map((each) => <button key={String(each)} className="plain" aria-pressed={single === each} onClick={() => setSingle(each)}>{t(each ? 'home.by.customer' : 'home.by.group')}</button>)}</span>;
  return (
    <ChartFrame className="two-thirds" title={title} sub={<Bands block={pareto} usual={usual} counted={groups} />} name={title} end={by}>
      {(take) => <><Suspense fallback={<Skeleton />}><ParetoChart block={pareto} height={316} fills open={open} take={take} /></Suspense><p className="muted small chart-foot"><span>{t('home.pareto.foot')}</span><span>{t('home.pareto.legend.of', months)}</span></p></>}
    </ChartFrame>
  );
}

export function FlowCard({ history }: { history?: TierHistory }) {
  const { t } = useSpeech();
  if (!history?.steps.some((step) => step.flows.some(({ before, after }) => before !== null || after !== null))) return null;
  return <Card title={t('home.flow')} sub={t('home.flow.sub')} end={<Link className="link" href="/tiers">{t('tiers.moves')}</Link>}><div className="body"><Suspense fallback={<Skeleton />}><TierFlow history={history} height={220} /></Suspense></div></Card>;
}

export function MonthsCard({ byMonth }: { byMonth: Cell[][] }) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const columns = useMemo(() => besideYearBefore(new Map(byMonth.map(([month, net]) => [String(month), Number(net)])), workspace.data_until.slice(0, 7), 24), [byMonth, workspace.data_until]);
  return <Card title={t('home.months')} end={<Legend />}><div className="body"><Suspense fallback={<Skeleton />}><MonthColumns months={columns} height={220} label={t('home.months')} /></Suspense></div></Card>;
}

export function LogButton() {
  const { t } = useSpeech();
  const [logging, setLogging] = useState(false);
  return <><button className="plain link" onClick={() => setLogging(true)}>{t('log.visit')}</button><Suspense>{logging && <LogVisit close={() => setLogging(false)} />}</Suspense></>;
}
