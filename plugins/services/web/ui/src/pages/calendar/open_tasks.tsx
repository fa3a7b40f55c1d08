// Open tasks beside the calendar: late, today, this week, later, without a day. Done with one press; dragged onto a day they are due then.
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import { shifted } from '../../i18n/days';
import { useSpeech, type Key } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Answered, Empty } from '../../look/states';
import { listAddress } from '../list/list_state';
import { useList } from './entries';
import { finishTask, kDragged } from './entry';

const kMost = 100;

export function OpenTasks({ mine }: { mine: string }) {
  const { t } = useSpeech();
  const { workspace, may } = useSite();
  const list = useList('task', ['subject', 'customer', 'due', 'owner'], ['state = open', ...(mine ? [`owner = ${mine}`] : [])], ['due'], kMost);
  const today = workspace.today, week = shifted(today, 7);
  const group = (due: string): Key => (!due ? 'calendar.undated' : due < today ? 'calendar.late' : due === today ? 'calendar.today' : due <= week ? 'calendar.week.ahead' : 'calendar.later');
  const order: Key[] = ['calendar.late', 'calendar.today', 'calendar.week.ahead', 'calendar.later', 'calendar.undated'];
  const where = ['state = open', ...(mine ? [`owner = ${mine}`] : [])];
  return (
    <Card title={t(mine ? 'calendar.mine' : 'calendar.open')} end={<Link className="link" href={listAddress('task', { where, sort: 'due' })}>{list.data ? t('record.open.all', list.data.rows.length >= kMost ? `${kMost}+` : list.data.rows.length) : ''}</Link>}>
      <Answered of={list}>
        {({ rows }) => rows.length === 0 ? <Empty text={t('calendar.none.open')} /> : (
          <div className="open-tasks">
            {order.map((name) => {
              const here = rows.filter((row) => group(String(row[3] ?? '')) === name);
              return here.length === 0 ? null : (
                <section key={name}>
                  <h3 className={name === 'calendar.late' ? 'bad' : ''}>{t(name)} <small>{here.length}</small></h3>
                  <ul>
                    {here.map(([id, subject, customer, due, owner]) => (
                      <li key={String(id)} draggable={may('change', 'task')} onDragStart={(event) => (event.dataTransfer.setData(kDragged, 'task ' + String(id)), (event.dataTransfer.effectAllowed = 'move'))}>
                        {may('change', 'task') && <button className="plain tick" aria-label={`${t('record.task.finish')} ${String(subject)}`} title={t('record.task.finish')} onClick={() => void finishTask(String(id), `${t('record.task.done')} · ${String(subject)}`)}><Icon name="check" size={12} /></button>}
                        <div className="grow"><Link className="link-quiet" href={`/record/task/${String(id)}`}>{String(subject)}</Link><div className="muted small">{[due && String(due).slice(5), customer].filter(Boolean).join(' · ')}{!mine && owner && <> · <span className="nowrap">{String(owner)}</span></>}</div></div>
                      </li>
                    ))}
                  </ul>
                </section>
              );
            })}
          </div>
        )}
      </Answered>
    </Card>
  );
}
