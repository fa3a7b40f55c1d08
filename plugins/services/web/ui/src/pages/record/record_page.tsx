// One record of any kind: what it is called, its figures where it has some, and tabs from views, from what points at it, and its history.
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';

import { isTier, useSite } from '../../api/schema';
import type { Entity, Field, RecordAnswer, View } from '../../api/types';
import { useCall } from '../../api/use_call';
import { removeRecords } from '../../api/write';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ButtonLink } from '../../look/button_link';
import { Copyable } from '../../look/copy';
import { Icon } from '../../look/icons';
import { Tier } from '../../look/parts';
import { Empty, ProblemNote, Skeleton } from '../../look/states';
import { sayProblem } from '../../shell/toasts';
import { ViewBody } from '../../views/view_body';
import { leftList, useStacked } from '../list/list_state';
import { Actions } from './actions';
import { callOf, Fields, isCopied } from './fields';
import { History } from './history';
import { RecordForm } from './record_form';
import { Related } from './related';
import { relatedTo, type RelatedProps } from './related_card';
import { Steps, tabKept } from './steps';
import { Tabs, type Tab } from './tabs';
import { useCounts } from './use_late';
import { useList } from './use_list';
import './record.css';

const CustomerHead = lazy(() => import('./customer_head'));
const CustomerFigures = lazy(() => import('./customer_figures'));
const CustomerSide = lazy(() => import('./customer_side'));
const CustomerOverview = lazy(() => import('./customer_overview'));
const AttachmentsTab = lazy(() => import('./attachments_tab'));
const ProductsTab = lazy(() => import('./products_tab'));
const TasksTab = lazy(() => import('./tasks_tab'));
const VisitsTab = lazy(() => import('./visits_tab'));
const HierarchyTab = lazy(() => import('./hierarchy_tab'));
const PeopleCard = lazy(() => import('./people_card').then((card) => ({ default: card.PeopleCard })));

// What a customer is looked up for each day, and what modules add; the rest stands behind "more".
const kBrief = 'account_brief'; // the report that is read before a visit, where the firm has it
const kDaily = ['sale', 'interaction', 'task', 'attachment'];

export default function RecordPage({ entity: name, id }: { entity: string; id: string }) {
  const { t } = useSpeech();
  const entity = useSite().schema.find(name);
  const record = useCall<RecordAnswer>(entity ? 'records.show' : null, { entity: name, which: id });
  if (!entity) return <Empty text={t('problem.none')} />;
  if (record.problem) return record.problem.status === 404 ? <Empty text={t('record.none')} /> : <ProblemNote problem={record.problem} />;
  return record.data ? <Body entity={entity} record={record.data} /> : <Skeleton lines={8} />;
}

function Body({ entity, record }: { entity: Entity; record: RecordAnswer }) {
  const { t, of } = useSpeech();
  const { schema, may, workspace } = useSite();
  const [, go] = useLocation();
  const [wanted, setTab] = useState(() => tabKept(record.id));
  const [field, setField] = useState('');
  const [editing, setEditing] = useState(false);
  const views = (useCall<{ views: View[] }>('views.list', { slot: entity.name + '.tab' }).data?.views ?? []).filter((view) => view.subject === entity.name || !view.subject);
  const tier = entity.fields.find(isTier);
  const tierNow = tier && record.shown[tier.name];
  // What people write down stands before what the program keeps.
  const related = schema.pointingAt(entity.name).filter(([other]) => may('see', other.name) && !/_(name|apart)$/.test(other.name)).sort(([a], [b]) => Number(a.kept) - Number(b.kept));
  const mayChange = may('change', entity.name) && entity.fields.some((field) => field.access === 'change');
  const isCustomer = entity.name === 'customer', stacked = useStacked();
  // Whom one calls stands in sight, whatever tab is open.
  const phone = entity.fields.find((field) => field.meaning === 'phone' && record.shown[field.name]), number = phone && record.shown[phone.name];
  const called = entity.fields.find((field) => field.name === entity.label_field), coded = entity.fields.find((field) => field.meaning === 'code' && record.shown[field.name] === record.code);
  const copied = (text: string, field: Field | undefined, value: ReactNode, looks = '') => (field && isCopied(entity, field) ? <Copyable text={text} label={of(field.label)} className={looks}>{value}</Copyable> : looks ? <span className={looks}>{value}</span> : value);
  const name = record.shown.short_name || record.label;
  const tags = ['industry', 'province', 'category', 'grade', 'position', 'state'].map((name) => record.shown[name]).filter(Boolean);
  const remove = async () => {
    try {
      await removeRecords(entity.name, [record.id], t('list.remove.done', 1));
      go(leftList(entity.name)?.address ?? '/list/' + entity.name);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const kin = useList(isCustomer ? 'customer' : '', ['id'], [`root = ${String(record.values.root ?? record.id)}`], { limit: 2 });
  const isRare = (other: Entity) => other.kept || (isCustomer && !other.plugin && !kDaily.includes(other.name));
  // How many there are; of tasks, how many are to be done.
  const counted = related.filter(([other]) => !isRare(other) || other.name === 'contact').map(([other, field]) => ({ key: other.name, entity: other.name, where: [relatedTo(field, record), ...(other.name === 'task' ? ['state = open'] : [])] }));
  const counts = useCounts(counted);
  const tabOf = (other: Entity): Tab => ({ key: 'of ' + other.name, label: of(other.plural), count: counts.get(other.name), rare: isRare(other) });
  const tabs: Tab[] = [
    { key: 'overview', label: t('record.tab.overview') },
    ...(isCustomer && may('see', 'contact') ? [{ key: 'people', label: t('record.people'), count: counts.get('contact') }] : []),
    ...views.map((view): Tab => ({ key: 'view ' + view.name, label: of(view.label) })),
    ...(isCustomer && may('see', 'sale') ? [{ key: 'products', label: t('record.products') }] : []),
    ...(kin.rows.length > 1 ? [{ key: 'group', label: t('record.group') }] : []),
    ...related.map(([other]) => tabOf(other)),
    { key: 'history', label: t('record.tab.history') },
  ];
  const tab = tabs.some((each) => each.key === wanted) ? wanted : 'overview'; // one that the record before had, and this one lacks
  const [kind, which = ''] = tab.split(' ');
  const showHistory = (of: string) => (setField(of), setTab('history'));
  return (
    <div className={isCustomer ? 'record customer' : 'record'}>
      <div className="record-head">
        <div className="row">
          <Steps entity={entity} id={record.id} tab={tab} />
          {tierNow && <Tier tier={tierNow} large />}
          {name === record.label ? copied(name, called, <h1 className="ell">{name}</h1>) : <><h1 className="ell">{name}</h1>{copied(record.label, called, record.label, 'muted')}</>}
          {record.code && copied(record.code, coded, record.code, 'muted')}
          {number && copied(number, phone, <a className="link nowrap" href={callOf(number)} title={t('home.act.call')}>{number}</a>)}
          {tags.map((tag) => <span key={tag} className="tag">{tag}</span>)}
          <span className="grow" />
          {isCustomer && may('see', 'sale') && workspace.plugins.includes(kBrief) && <ButtonLink href={`/reports/${kBrief}?customer=${encodeURIComponent(record.code || record.id)}`} icon={<Icon name="file" />}>{t('record.brief')}</ButtonLink>}
          <Actions entity={entity.name} ids={[record.id]} />
          {mayChange && <Button icon={<Icon name="pen" size={14} />} onClick={() => setEditing(true)}>{t('edit')}</Button>}
          {may('remove', entity.name) && !entity.kept && <Button type="text" onClick={remove}>{t('remove')}</Button>}
        </div>
        {isCustomer && <Suspense fallback={<div className="kpis" />}><CustomerHead record={record} /></Suspense>}
      </div>
      <div className="record-columns">
        <div className="grow">
          <Tabs tabs={tabs} chosen={tab} choose={(next) => (setField(''), setTab(next))} />
          <div className="record-tab" role="tabpanel">
            <Suspense fallback={<Skeleton />}>
              {kind === 'overview' && (
                <>
                  {isCustomer && stacked && <div className="record-side"><CustomerSide record={record} /></div>}
                  {isCustomer && may('see', 'sale') && <CustomerFigures record={record} />}
                  {isCustomer && stacked && <CustomerOverview record={record} />}
                  <Fields entity={entity} record={record} history={showHistory} between={isCustomer && !stacked && <CustomerOverview record={record} />} />
                </>
              )}
              {kind === 'people' && <PeopleCard record={record} whole />}
              {kind === 'products' && <ProductsTab record={record} />}
              {kind === 'group' && <HierarchyTab record={record} />}
            </Suspense>
            {kind === 'view' && <ViewBody name={which} subject={record.id} />}
            {kind === 'of' && related.filter(([other]) => other.name === which).map(([other, field]) => <Suspense key={which} fallback={<Skeleton />}><TabOf entity={other} field={field} of={record} /></Suspense>)}
            {kind === 'history' && <History entity={entity} id={record.id} field={field} setField={setField} />}
          </div>
        </div>
        {isCustomer && !stacked && <aside><Suspense><CustomerSide record={record} /></Suspense></aside>}
      </div>
      {editing && <RecordForm entity={entity.name} title={`${t('edit')} · ${record.label}`} record={record} given={{}} done={`${t('record.saved')} · ${record.label}`} close={() => setEditing(false)} />}
    </div>
  );
}

// Kinds with more to say than a table of columns.
function TabOf(related: RelatedProps) {
  switch (related.entity.name) {
    case 'attachment': return <AttachmentsTab record={related.of} field={related.field.name} />;
    case 'interaction': return <VisitsTab {...related} />;
    case 'task': return <TasksTab {...related} />;
    default: return <Related {...related} />;
  }
}
