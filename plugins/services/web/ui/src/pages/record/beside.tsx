// A record beside its list: what it is looked up for, without leaving the list; the one before and the one behind by a key each. All else is on
// its own page.
import { Suspense, useEffect, useState } from 'react';
import { Link } from 'wouter';

import { isTier, useSite } from '../../api/schema';
import type { Entity, RecordAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { Tier } from '../../look/parts';
import { Empty, ProblemNote, Skeleton } from '../../look/states';
import { RecordForm } from '../../shell/late_forms';
import { Actions } from './actions';
import CustomerHead from './customer_head';
import CustomerSide from './customer_side';
import { salesOf } from './customer_data';
import { Fields } from './fields';
import { TimelineCard } from './timeline_card';
import './record.css';
import './beside.css';

interface Props { entity: Entity; id?: string; index: number; count: number; least?: boolean; step: (by: number) => void; close: () => void }

const kRest = 90; // who goes through a list by holding a key asks for none of those between

export default function Beside({ entity, id, index, count, least, step, close }: Props) {
  const { t } = useSpeech();
  const [rested, setRested] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setRested(id), kRest);
    return () => clearTimeout(timer);
  }, [id]);
  const record = useCall<RecordAnswer>(rested ? 'records.show' : null, { entity: entity.name, which: rested });
  return (
    <aside className="beside" tabIndex={-1} aria-label={record.data?.label ?? t('beside.open')}>
      <div className="beside-head">
        <Button type="text" size="small" aria-label={t('beside.previous')} title={`${t('beside.previous')} (K)`} disabled={index <= 0} icon={<Icon name="up" />} onClick={() => step(-1)} />
        <Button type="text" size="small" aria-label={t('beside.next')} title={`${t('beside.next')} (J)`} disabled={index >= count - 1} icon={<Icon name="down" />} onClick={() => step(1)} />
        <span className="muted small grow">{whole(index + 1)} / {whole(count)}{least ? '+' : ''}</span>
        {id && <Link className="link small" href={`/record/${entity.name}/${id}`}>{t('beside.page')}</Link>}
        <Button type="text" size="small" aria-label={t('close')} title={`${t('close')} (Esc)`} icon={<Icon name="close" />} onClick={close} />
      </div>
      <div className="beside-body" key={record.data?.id}>
        {record.problem ? (record.problem.status === 404 ? <Empty text={t('record.none')} /> : <ProblemNote problem={record.problem} />) : record.data ? <Body entity={entity} record={record.data} /> : <Skeleton lines={8} />}
      </div>
    </aside>
  );
}

function Body({ entity, record }: { entity: Entity; record: RecordAnswer }) {
  const { t } = useSpeech();
  const { may } = useSite();
  const [editing, setEditing] = useState(false);
  const tier = entity.fields.find(isTier), tierNow = tier && record.shown[tier.name];
  const isCustomer = entity.name === 'customer';
  const mayChange = may('change', entity.name) && entity.fields.some((field) => field.access === 'change');
  return (
    <>
      <div className="row beside-name">
        {tierNow && <Tier tier={tierNow} large />}
        <h2 className="grow">{record.label}</h2>
        <Actions entity={entity.name} ids={[record.id]} />
        {mayChange && <Button size="small" icon={<Icon name="pen" size={13} />} onClick={() => setEditing(true)}>{t('edit')}</Button>}
      </div>
      {isCustomer && <><CustomerHead record={record} /><CustomerSide record={record} />{may('see', 'interaction') && <TimelineCard title={t('record.timeline')} where={[salesOf(record)]} most={4} />}</>}
      <Fields entity={entity} record={record} />
      <Suspense>{editing && <RecordForm entity={entity.name} title={`${t('edit')} · ${record.label}`} record={record} given={{}} done={`${t('record.saved')} · ${record.label}`} close={() => setEditing(false)} />}</Suspense>
    </>
  );
}
