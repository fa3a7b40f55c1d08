// The frame of a tab with records of another kind: what they are, the way to all of them, and a new one.
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import { useSite } from '../../api/schema';
import type { Entity, Field, RecordAnswer } from '../../api/types';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { listAddress } from '../list/list_state';
import { RecordForm } from './record_form';

export interface RelatedProps { entity: Entity; field: Field; of: RecordAnswer }
export const relatedTo = (field: Field, record: RecordAnswer) => `${field.name} = ${record.code || record.id}`;

export function NewRelated({ entity, field, of: record }: RelatedProps) {
  const { t, of } = useSpeech();
  const { may } = useSite();
  const [, go] = useLocation();
  const [adding, setAdding] = useState(false);
  if (!may('create', entity.name) || entity.kept || !entity.fields.some((each) => each.access === 'change')) return null;
  return (
    <>
      <Button size="small" icon={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>{t('new', of(entity.label))}</Button>
      {adding && <RecordForm entity={entity.name} title={t('new', of(entity.label))} given={{ [field.name]: record.code || record.id }} done={t('record.created.done')} close={() => setAdding(false)} opened={(id) => go(`/record/${entity.name}/${id}`)} />}
    </>
  );
}

export function RelatedCard({ count, sort, children, ...related }: RelatedProps & { count?: number; sort?: string; children: ReactNode }) {
  const { t, of } = useSpeech();
  const { entity, field, of: record } = related;
  return (
    <section className="card">
      <header>
        <h2>{of(entity.plural)}</h2>
        {count !== undefined && <Link className="link small" href={listAddress(entity.name, { where: [relatedTo(field, record)], sort })}>{t('record.open.all', whole(count))}</Link>}
        <span className="end"><NewRelated {...related} /></span>
      </header>
      {children}
    </section>
  );
}
