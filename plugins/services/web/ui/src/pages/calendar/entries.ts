// What stands on the days of a span: tasks by the day they are due, visits by their beginning, next steps, and what views of kind calendar
// show. Each knows the field that its day stands in, so that another day is one change of one field.
import { useEffect, useMemo, useState } from 'react';

import { call } from '../../api/client';
import { useSite, type Site } from '../../api/schema';
import type { Cell, ListAnswer, View, ViewShown } from '../../api/types';
import { useCall, useGeneration } from '../../api/use_call';
import { inZone, shifted } from '../../i18n/days';
import { useSpeech } from '../../i18n/language';
import type { ViewRows } from '../../views/use_view';

export interface Entry {
  key: string;
  source: string; // a kind of entry: "task", "visit", "step", or a view's name
  entity: string;
  id: string;
  field: string;
  day: string;
  time: string; // "09:30", or none
  title: string;
  remark: string;
  tag: string; // what kind of visit
  done: boolean;
  movable: boolean;
}
export interface Source { name: string; label: string }

const kMost = 1_000;
const text = (cell: Cell | undefined) => (cell === null || cell === undefined ? '' : String(cell));

export function useList(entity: string | null, columns: string[], where: string[], sort: string[], limit = kMost) {
  const { schema, may } = useSite();
  const asks = entity !== null && schema.find(entity) !== undefined && may('see', entity);
  return useCall<ListAnswer>(asks ? 'records.list' : null, { entity, columns: ['id', ...columns], where, sort, limit, count: false });
}

const changes = ({ schema, may }: Site, entity: string, field: string) => may('change', entity) && schema.field(entity, field)?.access === 'change' && !schema.field(entity, field)?.computed;

// `mine`: the id of whose alone, or none for everybody's.
export function useEntries(from: string, to: string, mine: string): { entries: Entry[]; sources: Source[]; loading: boolean; problem?: Error } {
  const site = useSite();
  const { of, t } = useSpeech();
  const whose = (field: string) => (mine ? [`${field} = ${mine}`] : []);
  const tasks = useList('task', ['subject', 'customer', 'due', 'state'], [`due >= ${from}`, `due <= ${to}`, 'state != dropped', ...whose('owner')], ['due']);
  const visits = useList('interaction', ['subject', 'customer', 'start', 'kind'], [`start >= ${from}`, `start < ${shifted(to, 1)}`, ...whose('user')], ['start']);
  const steps = useList('interaction', ['next_step', 'customer', 'next_date', ...(site.schema.field('interaction', 'next_done') ? ['next_done'] : [])], [`next_date >= ${from}`, `next_date <= ${to}`, ...whose('user')], ['next_date']);
  const views = useCalendarViews(from, to);
  const entries = useMemo(() => {
    const zone = site.workspace.time_zone;
    const kinds = site.schema.field('interaction', 'kind')?.choices ?? [];
    const out: Entry[] = [];
    for (const [id, subject, customer, due, state] of tasks.data?.rows ?? []) {
      out.push({ key: `task ${text(id)}`, source: 'task', entity: 'task', id: text(id), field: 'due', day: text(due), time: '', title: text(subject), remark: text(customer), tag: '', done: state === 'done', movable: changes(site, 'task', 'due') });
    }
    for (const [id, subject, customer, start, kind] of visits.data?.rows ?? []) {
      const at = inZone(text(start), zone), word = of(kinds.find((choice) => choice.code === kind)?.label ?? text(kind));
      out.push({ key: `visit ${text(id)}`, source: 'visit', entity: 'interaction', id: text(id), field: 'start', day: at.slice(0, 10), time: at.slice(11), title: text(customer) || text(subject), remark: text(subject), tag: word, done: false, movable: changes(site, 'interaction', 'start') });
    }
    for (const [id, step, customer, date, finished] of steps.data?.rows ?? []) {
      out.push({ key: `step ${text(id)}`, source: 'step', entity: 'interaction', id: text(id), field: 'next_date', day: text(date), time: '', title: text(step) || t('record.next'), remark: text(customer), tag: '', done: Boolean(finished), movable: changes(site, 'interaction', 'next_date') });
    }
    return [...out, ...views.entries].sort((a, b) => a.day.localeCompare(b.day) || a.time.localeCompare(b.time));
  }, [site, tasks.data, visits.data, steps.data, views.entries, of, t]);
  const sources = useMemo(() => {
    const label = (entity: string) => of(site.schema.find(entity)?.plural ?? entity);
    return [{ name: 'task', label: label('task') }, { name: 'visit', label: label('interaction') }, { name: 'step', label: t('record.next') }, ...views.sources]
      .filter(({ name }) => (name === 'task' ? site.may('see', 'task') : ['visit', 'step'].includes(name) ? site.may('see', 'interaction') : true));
  }, [site, views.sources, of, t]);
  return { entries, sources, loading: tasks.loading || visits.loading, problem: tasks.problem ?? visits.problem };
}

// Whatever a plugin, a pack or the firm shows as a calendar stands in this one, too.
function useCalendarViews(from: string, to: string): { entries: Entry[]; sources: Source[] } {
  const site = useSite();
  const { of } = useSpeech();
  const now = useGeneration();
  const listed = useCall<{ views: View[] }>('views.list').data?.views;
  const names = useMemo(() => (listed ?? []).filter((view) => view.kind === 'calendar' && !view.subject), [listed]);
  const [found, setFound] = useState<{ entries: Entry[]; sources: Source[] }>({ entries: [], sources: [] });
  useEffect(() => {
    let wanted = true;
    if (names.length === 0) return;
    const one = async (view: View): Promise<Entry[]> => {
      const shown = await call<ViewShown>('views.show', { view: view.name });
      const date = shown.parts.date ?? '', entity = view.entity ?? '', timed = site.schema.field(entity, date)?.type === 'time';
      const rows = await call<ViewRows>('views.rows', { view: view.name, where: [`${date} >= ${from}`, timed ? `${date} < ${shifted(to, 1)}` : `${date} <= ${to}`] });
      const columns = (rows.columns ?? []).map((column) => column.name), label = columns.indexOf(site.schema.find(entity)?.label_field ?? ''), at = columns.indexOf(date), id = columns.indexOf('id');
      return (rows.rows ?? []).map((row) => {
        const day = timed ? inZone(text(row[at]), site.workspace.time_zone) : text(row[at]);
        return { key: `${view.name} ${text(row[id])}`, source: view.name, entity, id: text(row[id]), field: date, day: day.slice(0, 10), time: day.slice(11), title: text(row[label]) || of(view.label), remark: of(view.label), tag: '', done: false, movable: changes(site, entity, date) };
      });
    };
    void Promise.all(names.map((view) => one(view).catch((): Entry[] => []))).then((all) => wanted && setFound({ entries: all.flat(), sources: names.map((view) => ({ name: view.name, label: of(view.label) })) }));
    return () => void (wanted = false);
  }, [names, from, to, site, of, now]);
  return found;
}
