// Reports that are written by themselves: when each runs next, what became of the last time; run at once, let rest, changed, away with.
import { useState } from 'react';
import { Link } from 'wouter';

import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { dataChanged, useCall } from '../../api/use_call';
import { moment } from '../../i18n/figures';
import { useSpeech, type Key } from '../../i18n/language';
import { Button } from '../../look/button';
import { DropMenu } from '../../look/drop';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty } from '../../look/states';
import { offerUndo, say, sayProblem } from '../../shell/toasts';
import { ScheduleDialog } from './schedule_dialog';
import { whenWords, type Schedule } from './schedules';

interface Props { reports: { name: string; label: string }[]; formats: { name: string; label?: string }[]; may: boolean }

export function SchedulesCard({ reports, formats, may }: Props) {
  const { t, of } = useSpeech();
  const list = useCall<{ schedules: Schedule[] }>('schedules.list');
  const [changing, setChanging] = useState<Schedule>();
  const [running, setRunning] = useState('');
  const tried = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (problem) {
      sayProblem(problem instanceof Problem ? problem : new Problem(0, String(problem)));
    }
    setRunning('');
    dataChanged();
  };
  const verbs: Record<string, (each: Schedule) => void> = {
    run: (each) => (setRunning(each.id), void tried(async () => {
      const { file, sends } = await call<{ file: string; sends: boolean }>('schedules.run', { schedule: each.id });
      say(t(sends ? 'schedule.sent' : 'schedule.written', file));
    })),
    change: (each) => setChanging(each),
    rest: (each) => void tried(async () => {
      const { operation } = await call<{ operation: string | null }>('schedules.save', { schedule: each.id, active: !each.active });
      if (operation) offerUndo(t(each.active ? 'schedule.rested' : 'schedule.resumed', each.name), operation);
    }),
    remove: (each) => void tried(async () => {
      const { operation } = await call<{ operation: string | null }>('schedules.remove', { schedule: each.id });
      if (operation) offerUndo(t('schedule.removed', each.name), operation);
    }),
  };
  const label = (name: string) => of(reports.find((report) => report.name === name)?.label ?? name);
  return (
    <Card className="grow" title={t('schedule.title')} sub={t('schedule.sub')}>
      <Answered of={list}>
        {({ schedules }) => schedules.length === 0 ? <Empty text={t('schedule.none')} /> : (
          <Scrolled className="body">
            <table className="plain-table schedules">
              <thead><tr><th>{t('schedule.name')}</th><th>{t('menu.reports')}</th><th>{t('schedule.every')}</th><th>{t('schedule.to')}</th><th>{t('schedule.next')}</th><th>{t('schedule.last')}</th><th /></tr></thead>
              <tbody>
                {schedules.map((each) => (
                  <tr key={each.id}>
                    <td className="strong">{each.name}{each.user_name && <div className="muted small">{each.user_name}</div>}</td><td><Link className="link" href={'/reports/' + each.report}>{label(each.report)}</Link></td>
                    <td className="nowrap">{whenWords(each, t)}</td><td title={each.address}>{t(`schedule.to.${each.destination}` as Key)}</td>
                    <td className="nowrap">{each.active ? each.next && moment(each.next) : <span className="tag">{t('schedule.rests')}</span>}</td>
                    <td className="small">{each.last && <span className="muted nowrap">{moment(each.last)} </span>}<span className="result">{each.result && of(each.result)}</span></td>
                    <td className="num nowrap">{may && <><Button size="small" loading={running === each.id} onClick={() => verbs.run?.(each)}>{t('schedule.run')}</Button> <DropMenu end items={[{ key: 'change', label: t('edit') }, { key: 'rest', label: t(each.active ? 'schedule.rest' : 'schedule.resume') }, { key: 'remove', label: t('remove') }]} pick={(key) => verbs[key]?.(each)} trigger={<Button size="small" type="text" aria-label={`${each.name} ${t('more')}`} icon={<Icon name="more" size={14} />} />} /></>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        )}
      </Answered>
      {changing && <ScheduleDialog schedule={changing} formats={formats} close={() => setChanging(undefined)} />}
    </Card>
  );
}
