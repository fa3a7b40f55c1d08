// What was agreed to be done next with a customer: its result is logged, or it is done, or put off; either is one change that can be undone. A
// step that is done stands with its day where it was agreed.
import { useState } from 'react';

import { useSite } from '../../api/schema';
import { setRecords } from '../../api/write';
import { dayName, dayNumber, shifted } from '../../i18n/days';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { DayField } from '../../look/day_field';
import { Drop } from '../../look/drop';
import { Card } from '../../look/parts';
import { sayProblem } from '../../shell/toasts';
import type { Row } from './use_list';

export function NextStep({ step, log }: { step?: Row; log?: () => void }) {
  const { t } = useSpeech();
  const { workspace, schema, may } = useSite();
  const day = step?.next_date ? String(step.next_date) : '', left = day ? dayNumber(day) - dayNumber(workspace.today) : 0;
  const changes = (field: string) => may('change', 'interaction') && schema.field('interaction', field)?.access === 'change';
  const set = (values: Record<string, string>, told: string) => setRecords('interaction', [String(step?.id)], values, told).catch(sayProblem);
  return (
    <Card title={t('record.next')} end={step?.user ? String(step.user) : undefined}>
      <div className="body next-step">
        {step ? <>{day && <p className={`strong small ${left < 0 ? 'bad' : 'warn'}`}>{day.slice(5)} · {left < 0 ? t('record.next.over', -left) : left === 0 ? t('today') : t('record.next.left', left)}</p>}<p>{String(step.next_step)}</p></> : <p className="muted">{t('record.next.none')}</p>}
        <div className="row">
          {log && <Button size="small" type={step ? 'primary' : 'default'} onClick={log}>{t(step ? 'record.next.result' : 'log.visit')}</Button>}
          {step && changes('next_done') && <Button size="small" onClick={() => void set({ next_done: workspace.today }, t('record.next.done', String(step.next_step)))}>{t('record.task.finish')}</Button>}
          {step && changes('next_date') && <PutOff from={day > workspace.today ? day : workspace.today} to={(next) => set({ next_date: next }, t('record.next.put', next))} />}
        </div>
      </div>
    </Card>
  );
}

function PutOff({ from, to }: { from: string; to: (day: string) => Promise<unknown> }) {
  const { t, language } = useSpeech();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState('');
  const put = (next: string) => (setOpen(false), setDay(''), void to(next));
  return (
    <Drop end open={open} setOpen={setOpen} trigger={<Button size="small">{t('record.next.later')}</Button>} content={
      <form className="put-off" onSubmit={(event) => (event.preventDefault(), day && put(day))}>
        {([['calendar.later.day', 1], ['calendar.later.week', 7]] as const).map(([key, days]) => <button key={key} type="button" className="plain" onClick={() => put(shifted(from, days))}><span className="grow">{t(key)}</span><span className="muted small">{dayName(shifted(from, days), language)}</span></button>)}
        <div className="row"><DayField small label={t('record.next.day')} value={day} change={setDay} /><Button size="small" htmlType="submit" disabled={!day}>{t('save')}</Button></div>
      </form>
    } />
  );
}
