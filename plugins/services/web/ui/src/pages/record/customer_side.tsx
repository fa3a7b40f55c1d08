// Beside a customer: the next step, its people, its open tasks, each with one thing to do.
import { Button } from 'antd';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import type { ListAnswer, RecordAnswer, View } from '../../api/types';
import { useCall } from '../../api/use_call';
import { setRecords } from '../../api/write';
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { sayProblem } from '../../shell/toasts';
import { ViewBody } from '../../views/view_body';
import { salesOf } from './customer_data';

const useRelated = (entity: string, record: RecordAnswer, columns: string[], more: object) => {
  const { schema } = useSite();
  return useCall<ListAnswer>(schema.find(entity) ? 'records.list' : null, { entity, columns: ['id', ...columns], where: [salesOf(record), ...((more as { where?: string[] }).where ?? [])], sort: (more as { sort?: string[] }).sort ?? [], limit: 5 }).data?.rows ?? [];
};

export default function CustomerSide({ record }: { record: RecordAnswer }) {
  const { t, of } = useSpeech();
  const tasks = useRelated('task', record, ['subject', 'due', 'owner'], { where: ['state = open'], sort: ['due'] });
  const people = useRelated('contact', record, ['name', 'position', 'phone'], {});
  const steps = useRelated('interaction', record, ['next_step', 'next_date'], { where: ['next_step <>'], sort: ['-next_date'] });
  const views = (useCall<{ views: View[] }>('views.list', { slot: 'customer.side' }).data?.views ?? []);
  const finish = (id: string, subject: string) => setRecords('task', [id], { state: 'done' }, `${t('record.task.done')} · ${subject}`).catch(sayProblem);
  return (
    <>
      {steps[0] && <Card title={t('record.next')}><div className="body"><p className="warn strong small">{String(steps[0][2] ?? '')}</p><p>{String(steps[0][1])}</p></div></Card>}
      {tasks.length > 0 && (
        <Card title={t('record.tasks')} end={tasks.length}>
          <ul className="side-list">
            {tasks.map(([id, subject, due, owner]) => (
              <li key={String(id)}><div className="grow"><Link className="link-quiet" href={`/record/task/${String(id)}`}>{String(subject)}</Link><div className="muted small">{[owner, due].filter(Boolean).join(' · ')}</div></div><Button size="small" onClick={() => finish(String(id), String(subject))}>{t('record.task.finish')}</Button></li>
            ))}
          </ul>
        </Card>
      )}
      {people.length > 0 && (
        <Card title={t('record.people')} end={people.length}>
          <ul className="side-list">{people.map(([id, name, position, phone]) => <li key={String(id)}><span className="avatar">{[...String(name)][0]}</span><div className="grow"><Link className="link-quiet strong" href={`/record/contact/${String(id)}`}>{String(name)}</Link><div className="muted small">{[position, phone].filter(Boolean).join(' · ')}</div></div></li>)}</ul>
        </Card>
      )}
      {views.map((view) => <Card key={view.name} title={of(view.label)}><div className="body"><ViewBody name={view.name} subject={record.id} /></div></Card>)}
    </>
  );
}
