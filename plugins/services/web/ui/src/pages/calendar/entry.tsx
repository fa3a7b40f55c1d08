// One thing on one day: dragged to another, or moved by Shift and the arrows; opened it says what it is and what can be done.
import { useState, type KeyboardEvent } from 'react';
import { Link } from 'wouter';

import { useSite } from '../../api/schema';
import { setRecords } from '../../api/write';
import { dayName, shifted } from '../../i18n/days';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Drop } from '../../look/drop';
import { sayProblem } from '../../shell/toasts';
import type { Entry } from './entries';

const kSteps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
export const kDragged = 'application/x-pareto-entry';

export const entryId = (entry: Entry) => 'entry-' + entry.key.replace(' ', '-');

// `alone` on its day it may take two lines.
interface Props { entry: Entry; move: (entry: Entry, day: string) => void; roomy?: boolean; alone?: boolean }

export function EntryLine({ entry, move, roomy, alone }: Props) {
  const { t, language } = useSpeech();
  const [open, setOpen] = useState(false);
  const pressed = (event: KeyboardEvent) => {
    const step = kSteps[event.key];
    if (event.shiftKey && step !== undefined && entry.movable) move(entry, shifted(entry.day, step));
    else if (event.key === 'Enter' || event.key === ' ') setOpen(!open);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Drop open={open} setOpen={setOpen} content={<Details entry={entry} move={move} close={() => setOpen(false)} />} trigger={
      <div id={entryId(entry)} className={`entry of-${kOwn.includes(entry.source) ? entry.source : 'view'}${entry.done ? ' done' : ''}${roomy ? ' roomy' : alone ? ' alone' : ''}`} role="button" tabIndex={0} aria-expanded={open}
        aria-label={[entry.time, entry.tag, entry.title, entry.remark, dayName(entry.day, language), entry.done && t('record.task.done')].filter(Boolean).join(' · ')}
        title={[entry.tag, entry.title, entry.remark].filter(Boolean).join(' · ')} draggable={entry.movable} onKeyDown={pressed}
        onDragStart={(event) => (setOpen(false), event.dataTransfer.setData(kDragged, entry.key), (event.dataTransfer.effectAllowed = 'move'))}>
        {entry.time && <time>{entry.time}</time>}<span className="ell">{roomy && entry.tag ? `${entry.tag} ` : ''}{entry.title}</span>{roomy && entry.remark && <small className="muted ell">{entry.remark}</small>}
      </div>
    } />
  );
}

const kOwn = ['task', 'visit', 'step'];

export const finishTask = (id: string, words: string) => setRecords('task', [id], { state: 'done' }, words).catch(sayProblem);
const finishStep = (id: string, day: string, words: string) => setRecords('interaction', [id], { next_done: day }, words).catch(sayProblem);

function Details({ entry, move, close }: Props & { close: () => void }) {
  const { t, language } = useSpeech();
  const { may, schema, workspace } = useSite();
  return (
    <div className="entry-details">
      <div><b>{entry.title}</b> {entry.tag && <span className="tag">{entry.tag}</span>}</div>
      {entry.remark && <p className="muted small">{entry.remark}</p>}
      <p className="small">{dayName(entry.day, language)} {entry.time}</p>
      <div className="row">
        {entry.source === 'task' && !entry.done && entry.movable && <Button size="small" type="primary" onClick={() => (close(), void finishTask(entry.id, `${t('record.task.done')} · ${entry.title}`))}>{t('record.task.finish')}</Button>}
        {entry.source === 'step' && !entry.done && may('change', 'interaction') && schema.field('interaction', 'next_done')?.access === 'change' && <Button size="small" type="primary" onClick={() => (close(), void finishStep(entry.id, workspace.today, t('record.next.done', entry.title)))}>{t('record.task.finish')}</Button>}
        {entry.movable && <Button size="small" onClick={() => (close(), move(entry, shifted(entry.day, 1)))}>{t('calendar.later.day')}</Button>}
        {entry.movable && <Button size="small" onClick={() => (close(), move(entry, shifted(entry.day, 7)))}>{t('calendar.later.week')}</Button>}
        <Link className="link small" href={`/record/${entry.entity}/${entry.id}`}>{t('home.act.open.record')}</Link>
      </div>
      {entry.movable && <p className="muted small">{t('calendar.keys')}</p>}
    </div>
  );
}
