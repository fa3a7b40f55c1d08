// 总览: the answer first, in a sentence; then why; then what to do, in the order of whoever reads it (slots.ts). What has no source is absent,
// not empty.
import { Fragment, useMemo, type ReactNode } from 'react';

import { useSite } from '../../api/schema';
import type { TierHistory } from '../../api/tiers';
import type { PivotAnswer, View } from '../../api/types';
import { useCall } from '../../api/use_call';
import { blockOf } from '../../document/types';
import { useDocument } from '../../document/use_document';
import { useSpeech } from '../../i18n/language';
import { ButtonLink } from '../../look/button_link';
import { Icon } from '../../look/icons';
import { Empty, Skeleton } from '../../look/states';
import { ViewBody } from '../../views/view_body';
import { OpenTasks } from '../calendar/open_tasks';
import { useKept } from '../list/list_state';
import { groupsOf } from '../record/customer_data';
import { TimelineCard } from '../record/timeline_card';
import { FigureStrip } from './figure_strip';
import { FlowCard, Lead, LogButton, MonthsCard, ParetoCard } from './home_parts';
import { Keeping } from './keeping';
import { NeedsAction } from './needs_action';
import { homeOf, withoutSales, type Part } from './slots';
import { kActions, kAnswer } from './sources';
import { kUsual, SpanChoice, spanOf } from './span';
import { monthsFor } from './sums';
import '../calendar/calendar.css';
import './home.css';
import '../record/record.css';

const kNone = {};

export default function HomePage() {
  const { t, of } = useSpeech();
  const { workspace, schema, roles, may } = useSite();
  const views = useCall<{ views: View[] }>('views.list', { slot: 'home' });
  // Whoever may not see amounts has nothing of what is made of them.
  const amounts = may('see', 'sale') && schema.field('sale', 'amount') !== undefined, duties = workspace.user.duties;
  const can = (part: Part) => {
    switch (part) {
      case 'act': return amounts && workspace.plugins.includes(kActions);
      case 'flow': return may('see', 'customer');
      case 'tasks': return may('see', 'task');
      case 'visits': return may('see', 'interaction');
      case 'keeping': return duties.includes('administer') || duties.includes('configure');
      case 'views': return (views.data?.views.length ?? 0) > 0;
      default: return amounts;
    }
  };
  const rows = homeOf(roles, can), has = (part: Part) => rows.some((row) => row.includes(part));
  const [kept, keep] = useKept<number>('home.months', kUsual);
  const span = spanOf(kept), usual = span === kUsual;
  const answer = useDocument(workspace.plugins.includes(kAnswer) && has('lead') ? kAnswer : null, usual ? kNone : { window: `${span}m` });
  const history = useCall<TierHistory>(has('flow') ? 'tiers.history' : null).data;
  const months = useCall<PivotAnswer>(has('months') ? 'pivot.run' : null, { entity: 'sale', rows: ['month'], period: `${Math.max(36, monthsFor(span))}m`, measures: ['net_sales', ...(schema.field('sale', 'cost') ? ['margin', 'known_sales'] : [])], sort: 'key', top: 100 });
  const byMonth = useMemo(() => groupsOf(months.data), [months.data]);
  if (rows.length === 0) return views.loading ? <Skeleton /> : <div className="card"><Empty text={t(may('see', 'customer') ? 'home.nothing' : 'empty.rights')} /></div>;
  // Without sales there is nothing that is made of them; what else there is stays.
  const none = has('months') && months.data !== undefined && byMonth.length === 0;
  const shown = none ? withoutSales(rows) : rows;
  const mine = workspace.user.id === '0' || duties.includes('administer') ? '' : workspace.user.id;
  const drawn: Record<Part, () => ReactNode> = {
    lead: () => <Lead answer={answer} span={amounts && <SpanChoice months={span} choose={keep} />} />,
    figures: () => byMonth.length > 0 && <FigureStrip months={byMonth} figures={blockOf(answer.data, 'figures')?.figures ?? []} span={span} history={history} />,
    pareto: () => <ParetoCard answer={answer} months={span} usual={usual} />,
    act: () => <NeedsAction />,
    flow: () => <FlowCard history={history} />,
    months: () => byMonth.length > 0 && <MonthsCard byMonth={byMonth} />,
    tasks: () => <OpenTasks mine={mine} />,
    visits: () => <TimelineCard title={t('home.visits')} where={[]} most={8} customers end={may('create', 'interaction') && <LogButton />} />,
    keeping: () => <Keeping />,
    views: () => views.data?.views.map((view) => <section key={view.name} className="home-view"><h2>{of(view.label)}</h2><ViewBody name={view.name} /></section>),
  };
  return (
    <div className="home">
      <h1 className="sr">{t('home.title')}</h1>
      {none && <div className="card"><Empty text={t(may('create', 'sale') ? 'home.no.data' : 'home.nothing')}>{may('create', 'sale') && <ButtonLink href="/imports?as=sale" type="primary" icon={<Icon name="imports" />}>{t('empty.import')}</ButtonLink>}</Empty></div>}
      {shown.map((row) => (row.length === 1 && row[0] !== 'months' && row[0] !== 'flow' ? <Fragment key={row[0]}>{drawn[row[0] as Part]()}</Fragment> : <div key={row.join()} className={row.includes('pareto') ? 'home-row' : 'home-row even'}>{row.map((part) => <Fragment key={part}>{drawn[part]()}</Fragment>)}</div>))}
    </div>
  );
}
