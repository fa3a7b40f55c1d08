// A day, or a moment: typed, or picked from a month in the page's language and with weeks from Monday. The focus stays in the field: arrows go
// through the days of the open month, Enter takes one, Escape closes. Our own, so that no page waits for Ant Design's.
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';

import { dayName, monthName, monthOf, nextMonth, rightNow, shifted, weekdayName, weekOf } from '../i18n/days';
import { useSpeech } from '../i18n/language';
import { typedDay, typedMoment } from '../i18n/typed_day';
import { Button } from './button';
import { place } from './drop';
import { Icon } from './icons';
import './drop.css';
import './day_field.css';

interface Props {
  value: string; // "2026-10-31", with a time "2026-10-31T09:30"; what is neither stays as it was typed, for the server to refuse
  change: (value: string) => void;
  timed?: boolean;
  id?: string;
  label?: string; // where no label names it
  placeholder?: string;
  small?: boolean;
  bad?: boolean;
  autoFocus?: boolean;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

const kMorning = '09:00';
const kSteps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function DayField({ value, change, timed = false, id, label, placeholder, small = false, bad = false, autoFocus, onBlur, onKeyDown }: Props) {
  const { t } = useSpeech();
  const today = rightNow().slice(0, 10), written = value.replace('T', ' ');
  const [text, setText] = useState(written);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(today);
  const box = useRef<HTMLSpanElement>(null), input = useRef<HTMLInputElement>(null), months = useId();
  const read = (typed: string) => (timed ? typedMoment(typed, today, value.slice(11, 16) || kMorning) : typedDay(typed, today));
  useEffect(() => setText((was) => (read(was) === value ? was : written)), [value]); // eslint-disable-line react-hooks/exhaustive-deps
  const show = () => {
    setAt(read(text)?.slice(0, 10) ?? today);
    setOpen(true);
  };
  const take = (day: string) => {
    change(timed ? `${day}T${value.slice(11, 16) || kMorning}` : day);
    setOpen(false);
    input.current?.focus();
  };
  const typed = (next: string) => {
    setText(next);
    const found = read(next);
    if (found) setAt(found.slice(0, 10));
    if (found || next === '') change(found ?? '');
  };
  const pressed = (event: KeyboardEvent) => {
    const step = kSteps[event.key], month = { PageUp: -1, PageDown: 1 }[event.key];
    if (!open && event.key === 'ArrowDown') show();
    else if (!open) return onKeyDown?.(event);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take(at);
    else if (event.key === 'Escape') setOpen(false);
    else if (month) setAt(monthOf(nextMonth(at, month)).includes(at) ? at : nextMonth(at, month));
    else if (step && (event.key.endsWith('Up') || event.key.endsWith('Down') || !event.shiftKey)) setAt(shifted(at, step));
    else return onKeyDown?.(event);
    event.preventDefault();
    event.stopPropagation();
  };
  const left = () => {
    setOpen(false);
    const found = read(text);
    if (found) setText(found.replace('T', ' '));
    else if (text !== '' && text !== written) change(text);
    onBlur?.();
  };
  const wrong = bad || (text !== '' && read(text) === undefined);
  return (
    <span ref={box} className={['day-field', small && 'small-field', wrong && 'wrong', timed && 'timed'].filter(Boolean).join(' ')}>
      <input ref={input} id={id} type="text" role="combobox" inputMode="numeric" autoComplete="off" autoFocus={autoFocus} aria-label={label} aria-haspopup="grid" aria-expanded={open} aria-controls={open ? months : undefined} aria-activedescendant={open ? `${months}-${at}` : undefined} aria-invalid={wrong || undefined}
        placeholder={placeholder ?? t('day.form')} value={text} onChange={(event) => typed(event.target.value)} onClick={show} onBlur={left} onKeyDown={pressed} />
      {value && !small && <button type="button" className="plain" tabIndex={-1} aria-label={t('day.none')} onMouseDown={(event) => event.preventDefault()} onClick={() => (typed(''), input.current?.focus())}><Icon name="close" size={12} /></button>}
      <Icon name="work" size={14} />
      {open && box.current && createPortal(<Month id={months} of={box.current} at={at} chosen={value.slice(0, 10)} today={today} look={setAt} take={take} />, document.body)}
    </span>
  );
}

interface MonthProps { id: string; of: HTMLElement; at: string; chosen: string; today: string; look: (day: string) => void; take: (day: string) => void }

function Month({ id, of, at, chosen, today, look, take }: MonthProps) {
  const { t, language } = useSpeech();
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const put = () => panel.current && place(panel.current, of, false);
    put();
    addEventListener('resize', put);
    addEventListener('scroll', put, { capture: true, passive: true });
    return () => (removeEventListener('resize', put), removeEventListener('scroll', put, { capture: true }));
  }, [of, at]);
  const days = monthOf(at), weeks = Array.from({ length: days.length / 7 }, (_, i) => days.slice(7 * i, 7 * i + 7)), month = at.slice(0, 7);
  const turn = (by: number, label: string, name: 'left' | 'right') => <Button type="text" size="small" tabIndex={-1} aria-label={label} icon={<Icon name={name} size={14} />} onClick={() => look(nextMonth(at, by))} />;
  return (
    // The field keeps the focus whatever is pressed here.
    <div ref={panel} className="drop drop-panel day-panel" onMouseDown={(event) => event.preventDefault()} onClick={(event) => event.stopPropagation()}>
      <div className="row">{turn(-1, t('calendar.before'), 'left')}<b className="grow" aria-live="polite">{monthName(at, language)}</b>{turn(1, t('calendar.after'), 'right')}</div>
      <div id={id} role="grid" aria-label={monthName(at, language)} className="day-grid">
        <div role="row">{weekOf(today).map((day) => <span key={day} role="columnheader" className="muted small">{weekdayName(day, language).replace(/^(周|週)/, '')}</span>)}</div>
        {weeks.map((week) => (
          <div key={week[0]} role="row">
            {week.map((day) => <button key={day} type="button" id={`${id}-${day}`} role="gridcell" tabIndex={-1} aria-label={dayName(day, language)} aria-selected={day === chosen} aria-current={day === today ? 'date' : undefined} className={['plain', day === at && 'at', day.slice(0, 7) !== month && 'outside'].filter(Boolean).join(' ')} onClick={() => take(day)}>{Number(day.slice(8))}</button>)}
          </div>
        ))}
      </div>
      <Button type="link" size="small" tabIndex={-1} onClick={() => take(today)}>{t('calendar.today')}</Button>
    </div>
  );
}
