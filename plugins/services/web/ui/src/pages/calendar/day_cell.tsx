// A day: its number, what stands on it, a way to add to it; something that is dropped on it moves to it.
import { useState } from 'react';

import { dayName } from '../../i18n/days';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { DropMenu } from '../../look/drop';
import { Icon } from '../../look/icons';
import type { Entry } from './entries';
import { EntryLine, kDragged } from './entry';

interface Props { day: string; today: string; outside?: boolean; entries: Entry[]; most: number; named?: boolean; roomy?: boolean; adds: { key: string; label: string }[]; add: (what: string, day: string) => void; move: (entry: Entry, day: string) => void; drop: (key: string, day: string) => void }

export function DayCell({ day, today, outside, entries, most, named, roomy, adds, add, move, drop }: Props) {
  const { t, language } = useSpeech();
  const [over, setOver] = useState(false);
  const [all, setAll] = useState(false);
  const shown = all || entries.length <= most ? entries : entries.slice(0, most - 1);
  return (
    <section className={`day-cell${outside ? ' outside' : ''}${day === today ? ' today' : ''}${over ? ' over' : ''}`} aria-label={dayName(day, language)}
      onDragOver={(event) => event.dataTransfer.types.includes(kDragged) && (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)}
      onDrop={(event) => (event.preventDefault(), setOver(false), drop(event.dataTransfer.getData(kDragged), day))}>
      <header>
        <time dateTime={day}>{named ? dayName(day, language) : Number(day.slice(8))}</time>
        {adds.length > 0 && (
          <DropMenu end items={adds} pick={(key) => add(key, day)} trigger={<Button className="day-add" type="text" size="small" aria-label={t('calendar.add', dayName(day, language))} icon={<Icon name="plus" size={13} />} />} />
        )}
      </header>
      {shown.map((entry) => <EntryLine key={entry.key} entry={entry} move={move} roomy={roomy} alone={entries.length === 1} />)}
      {shown.length < entries.length && <button className="plain link small" onClick={() => setAll(true)}>{t('calendar.more', entries.length - shown.length)}</button>}
    </section>
  );
}
