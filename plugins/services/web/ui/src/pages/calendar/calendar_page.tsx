// 跟进: a month or a week of tasks, visits, next steps and whatever views show as a calendar; open tasks beside it.
import { Radio } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';

import { useSite } from '../../api/schema';
import { setRecords } from '../../api/write';
import { dayName, daysBetween, monthName, monthOf, nextMonth, shifted, weekdayName, weekOf } from '../../i18n/days';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { ProblemNote } from '../../look/states';
import type { Problem } from '../../api/problem';
import { LogVisit, RecordForm } from '../../shell/late_forms';
import { sayProblem } from '../../shell/toasts';
import { useKept, useNarrow } from '../list/list_state';
import { DayCell } from './day_cell';
import { useEntries, type Entry } from './entries';
import { entryId } from './entry';
import { OpenTasks } from './open_tasks';
import './calendar.css';


type Span = 'month' | 'week';
const kTaskFields = ['subject', 'customer', 'owner', 'due', 'reason'];

export default function CalendarPage() {
  const { t, of, language } = useSpeech();
  const { workspace, schema, may } = useSite();
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const narrow = useNarrow();
  const at = /^\d{4}-\d\d-\d\d$/.test(asked.get('at') ?? '') ? (asked.get('at') as string) : workspace.today;
  const wanted = asked.get('as'), span: Span = wanted === 'week' || (narrow && wanted !== 'month') ? 'week' : 'month';
  const show = (next: { at?: string; as?: Span }) => go(`/work?${new URLSearchParams({ at, as: span, ...next }).toString()}`, { replace: true });
  const person = workspace.user.id === '0' ? '' : workspace.user.id;
  const [whose, setWhose] = useKept<'mine' | 'all'>('calendar.whose', 'mine');
  const [hidden, hide] = useKept<string[]>('calendar.hidden', []);
  const mine = whose === 'mine' ? person : '';
  const days = span === 'week' ? weekOf(at) : monthOf(at);
  const from = days[0] as string, to = days[days.length - 1] as string;
  const { entries, sources, problem } = useEntries(from, to, mine);
  const [adding, setAdding] = useState<{ what: string; day: string }>();
  // What was moved by keyboard keeps the focus on its new day.
  const moved = useRef('');
  useEffect(() => {
    const entry = entries.find((each) => each.key === moved.current);
    if (!entry) return;
    moved.current = '';
    document.getElementById(entryId(entry))?.focus();
  }, [entries]);
  const put = (entity: string, id: string, values: Record<string, string>, title: string, day: string) => setRecords(entity, [id], values, t('calendar.moved', title, dayName(day, language))).catch(sayProblem);
  const move = (entry: Entry, day: string) => {
    if (day === entry.day) return;
    moved.current = entry.key;
    if (day < from || day > to) show({ at: day });
    void put(entry.entity, entry.id, { [entry.field]: entry.time ? `${day} ${entry.time}` : day }, entry.title, day);
  };
  // A task from the side that stands on none of these days is known by its key alone.
  const drop = (key: string, day: string) => {
    const entry = entries.find((each) => each.key === key), task = key.match(/^task (\d+)$/)?.[1];
    if (entry) move(entry, day);
    else if (task) void put('task', task, { due: day }, of(schema.find('task')?.label ?? ''), day);
  };
  const adds = [...(may('create', 'interaction') ? [{ key: 'visit', label: t('log.visit') }] : []), ...(may('create', 'task') ? [{ key: 'task', label: t('new', of(schema.find('task')?.label ?? '')) }] : [])];
  const shown = entries.filter((entry) => !hidden.includes(entry.source));
  const on = (day: string) => shown.filter((entry) => entry.day === day);
  const cell = (day: string, most: number, named = false) => <DayCell key={day} day={day} today={workspace.today} outside={span === 'month' && day.slice(0, 7) !== at.slice(0, 7)} entries={on(day)} most={most} named={named} roomy={narrow || span === 'week'} adds={adds} add={(what, when) => setAdding({ what, day: when })} move={move} drop={drop} />;
  const agenda = narrow ? days.filter((day) => day === workspace.today || on(day).length > 0) : [];
  return (
    <>
      <div className="page-head calendar-head">
        <h1>{t('menu.work')}</h1>
        <div className="row">
          <Button size="small" onClick={() => show({ at: workspace.today })}>{t('calendar.today')}</Button>
          <Button size="small" type="text" aria-label={t('calendar.before')} icon={<Icon name="left" />} onClick={() => show({ at: span === 'week' ? shifted(at, -7) : nextMonth(at, -1) })} />
          <Button size="small" type="text" aria-label={t('calendar.after')} icon={<Icon name="right" />} onClick={() => show({ at: span === 'week' ? shifted(at, 7) : nextMonth(at) })} />
          <b className="calendar-at" aria-live="polite">{span === 'week' ? daysBetween(from, to, language) : monthName(at, language)}</b>
        </div>
        <div className="end">
          {person && <Radio.Group size="small" optionType="button" aria-label={t('calendar.whose')} value={whose} onChange={(event) => setWhose(event.target.value as 'mine' | 'all')} options={[{ value: 'mine', label: t('list.view.mine') }, { value: 'all', label: t('all') }]} />}
          <Radio.Group size="small" optionType="button" aria-label={t('calendar.span')} value={span} onChange={(event) => show({ as: event.target.value as Span })} options={[{ value: 'month', label: t('calendar.month') }, { value: 'week', label: t('calendar.week') }]} />
        </div>
      </div>
      <div className="sources" role="group" aria-label={t('calendar.sources')}>
        {sources.map(({ name, label }) => <button key={name} className={`plain source of-${['task', 'visit', 'step'].includes(name) ? name : 'view'}`} aria-pressed={!hidden.includes(name)} onClick={() => hide(hidden.includes(name) ? hidden.filter((each) => each !== name) : [...hidden, name])}><i />{label}</button>)}
      </div>
      {problem && <ProblemNote problem={problem as Problem} />}
      <div className="calendar-columns">
        {narrow ? <div className="agenda">{agenda.map((day) => cell(day, 50, true))}</div> : (
          <div className={`grid-days ${span}`}>
            {days.slice(0, 7).map((day) => <div key={'head' + day} className="weekday">{weekdayName(day, language)}</div>)}
            {days.map((day) => cell(day, span === 'week' ? 100 : days.length > 35 ? 3 : 4))}
          </div>
        )}
        {may('see', 'task') && <aside><OpenTasks mine={mine} /></aside>}
      </div>
      <Suspense fallback={null}>
        {adding?.what === 'visit' && <LogVisit given={{ start: `${adding.day}T09:00` }} close={() => setAdding(undefined)} />}
        {adding?.what === 'task' && <RecordForm entity="task" title={t('new', of(schema.find('task')?.label ?? ''))} first={kTaskFields} given={{ due: adding.day, ...(person ? { owner: person } : {}) }} done={t('record.created.done')} close={() => setAdding(undefined)} />}
      </Suspense>
    </>
  );
}
