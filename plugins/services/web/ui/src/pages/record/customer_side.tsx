// Beside a customer: the next step, its open tasks, its people, each with one thing to do; what is not there yet says how it begins.
import { Suspense, useState } from 'react';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { RecordAnswer, View } from '../../api/types';
import { useCall } from '../../api/use_call';
import { setRecords } from '../../api/write';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Card } from '../../look/parts';
import { LogVisit, RecordForm } from '../../shell/late_forms';
import { sayProblem } from '../../shell/toasts';
import { ViewBody } from '../../views/view_body';
import { salesOf } from './customer_data';
import { NextStep } from './next_step';
import { usePeople } from './people';
import { Strength } from './people_card';
import { useList } from './use_list';

export default function CustomerSide({ record }: { record: RecordAnswer }) {
  const { t, of } = useSpeech();
  const { schema, may, workspace } = useSite();
  const [adding, setAdding] = useState<'task' | 'contact' | 'visit'>();
  const tasks = useList('task', ['id', 'subject', 'due', 'owner'], [salesOf(record), 'state = open'], { sort: ['due'], limit: 5 });
  const steps = useList('interaction', ['id', 'next_step', 'next_date', 'next_done', 'user'], [salesOf(record), 'next_step <>'], { sort: ['-start'], limit: 1 });
  const { people, given } = usePeople(record);
  const views = useCall<{ views: View[] }>('views.list', { slot: 'customer.side' }).data?.views ?? [];
  const finish = (id: string, subject: string) => setRecords('task', [id], { state: 'done' }, `${t('record.task.done')} · ${subject}`).catch(sayProblem);
  const add = (kind: 'task' | 'contact') => may('create', kind) && <button className="plain link" onClick={() => setAdding(kind)}>{t('add')}</button>;
  const done = () => setAdding(undefined);
  return (
    <>
      {steps.given && <NextStep step={steps.rows.find((latest) => !latest.next_done)} log={may('create', 'interaction') ? () => setAdding('visit') : undefined} />}
      {tasks.given && (tasks.rows.length > 0 || may('create', 'task')) && (
        <Card title={t('record.tasks')} end={add('task')}>
          {tasks.rows.length === 0 ? <p className="body muted">{t('record.tasks.none')}</p> : (
            <ul className="side-list">
              {tasks.rows.map(({ id, subject, due, owner }) => (
                <li key={String(id)}><div className="grow"><Link className="link-quiet" href={`/record/task/${String(id)}`}>{String(subject)}</Link><div className={`small ${due && String(due) < workspace.today ? 'bad' : 'muted'}`}>{[owner, due].filter(Boolean).join(' · ')}</div></div>{may('change', 'task') && <Button size="small" onClick={() => finish(String(id), String(subject))}>{t('record.task.finish')}</Button>}</li>
              ))}
            </ul>
          )}
        </Card>
      )}
      {given && (people.length > 0 || may('create', 'contact')) && (
        <Card title={t('record.people')} end={people.length > 5 ? t('record.open.all', people.length) : add('contact')}>
          {people.length === 0 ? <p className="body muted">{t('people.none')}</p> : <ul className="side-list">{people.slice(0, 5).map((person) => <li key={person.id}><span className="avatar">{[...person.name][0]}</span><div className="grow"><Link className="link-quiet strong" href={`/record/contact/${person.id}`}>{person.name}</Link><div className="muted small ell">{[person.position, person.reach].filter(Boolean).join(' · ')}</div></div>{person.strength !== undefined && <Strength value={person.strength} />}</li>)}</ul>}
        </Card>
      )}
      {views.map((view) => <Card key={view.name} title={of(view.label)}><div className="body"><ViewBody name={view.name} subject={record.id} /></div></Card>)}
      <Suspense>
        {adding === 'visit' && <LogVisit given={{ customer: record.code || record.id }} close={done} />}
        {(adding === 'task' || adding === 'contact') && <RecordForm entity={adding} title={t('new', of(schema.find(adding)?.label ?? ''))} given={{ customer: record.code || record.id }} done={t('record.created.done')} close={done} />}
      </Suspense>
    </>
  );
}
