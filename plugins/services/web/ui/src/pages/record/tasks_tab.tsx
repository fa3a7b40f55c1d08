// Tasks of a record: what is to be done stands first, the soonest at the top, and is done where it stands; what is over stands below.
import { Link } from 'wouter';

import { choiceLabel, useSite } from '../../api/schema';
import { setRecords } from '../../api/write';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Empty, Skeleton } from '../../look/states';
import { sayProblem } from '../../shell/toasts';
import { RelatedCard, relatedTo, type RelatedProps } from './related_card';
import { useList, type Row } from './use_list';

const kMost = 20;
const kColumns = ['id', 'subject', 'due', 'owner', 'state', 'customer'];

export default function TasksTab(related: RelatedProps) {
  const { t, of } = useSpeech();
  const { entity, field, of: record } = related;
  const where = relatedTo(field, record);
  // Those without a day stand behind all others.
  const open = useList(entity.name, kColumns, [where, 'state = open', 'due <>'], { sort: ['due'], limit: kMost });
  const dayless = useList(entity.name, kColumns, [where, 'state = open', 'due ='], { limit: kMost });
  const over = useList(entity.name, kColumns, [where, 'state <> open'], { sort: ['-due'], limit: kMost });
  const loading = open.loading || dayless.loading || over.loading;
  const todo = [...open.rows, ...dayless.rows].slice(0, kMost);
  const all = open.count + dayless.count + over.count, left = open.count + dayless.count;
  const rows = (tasks: Row[]) => tasks.map((task) => <Task key={String(task.id)} task={task} related={related} />);
  return (
    <RelatedCard {...related} count={loading ? undefined : all} sort="due">
      {loading ? <Skeleton /> : all === 0 ? <Empty text={t('empty.entity', of(entity.plural))} /> : (
        <ul className="side-list tasks">
          {todo.length === 0 && <li className="muted">{t('record.tasks.none')}</li>}
          {rows(todo)}
          {left > todo.length && <li className="muted small">{t('record.tasks.more', left - todo.length)}</li>}
          {over.rows.length > 0 && <li className="muted small tasks-over">{t('record.tasks.over', over.count)}</li>}
          {rows(over.rows)}
        </ul>
      )}
    </RelatedCard>
  );
}

function Task({ task, related: { entity, field } }: { task: Row; related: RelatedProps }) {
  const { t, of } = useSpeech();
  const { may, workspace, schema } = useSite();
  const state = schema.field(entity.name, 'state'), isOpen = task.state === 'open', due = task.due ? String(task.due) : '', late = isOpen && due !== '' && due < workspace.today;
  const finish = () => setRecords(entity.name, [String(task.id)], { state: 'done' }, `${t('record.task.done')} · ${String(task.subject)}`).catch(sayProblem);
  return (
    <li className={isOpen ? undefined : 'task-over'}>
      <div className="grow">
        <Link className="link-quiet" href={`/record/${entity.name}/${String(task.id)}`}>{String(task.subject)}</Link>
        <div className="small muted">{[field.name !== 'owner' && task.owner, field.name !== 'customer' && task.customer].filter(Boolean).join(' · ')}</div>
      </div>
      {late && <span className="tag bad">{t('calendar.late')}</span>}
      <time className={late ? 'nowrap bad strong' : 'nowrap muted'} dateTime={due}>{due}</time>
      {isOpen ? may('change', entity.name) && state?.access === 'change' && <Button size="small" aria-label={`${t('record.task.finish')} ${String(task.subject)}`} onClick={() => void finish()}>{t('record.task.finish')}</Button> : <span className="tag">{of(choiceLabel(state, task.state ?? null) ?? '')}</span>}
    </li>
  );
}
