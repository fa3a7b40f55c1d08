// When a report is written by itself, and where it goes: to the folder of reports, into a group, or by mail.
import { Input, Select } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { dataChanged } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech, type Key } from '../../i18n/language';
import { Dialog, Labelled } from '../../look/dialog';
import { offerUndo } from '../../shell/toasts';
import { dayWord, kMessengers, type Destination, type Every, type Schedule } from './schedules';

const kEvery: Every[] = ['day', 'week', 'month'], kDestinations: Destination[] = ['folder', 'robot', 'mail'];

interface Props { schedule: Partial<Schedule> & Pick<Schedule, 'report' | 'name'>; formats: { name: string; label?: string }[]; close: () => void }

export function ScheduleDialog({ schedule: first, formats, close }: Props) {
  const { t, of } = useSpeech();
  const [now, setNow] = useState({ every: 'week' as Every, on: 1, at: '08:30', format: 'pdf', destination: 'folder' as Destination, messenger: 'wecom' as Schedule['messenger'], address: '', parameters: {}, ...first });
  const trial = useAttempt();
  const set = (next: Partial<Schedule>) => setNow((was) => ({ ...was, ...next }));
  const { id, name, report, format, parameters, every, on, at, destination, address, messenger } = now;
  const offered = formats.some((each) => each.name === format) ? format : (formats.find((each) => each.name === 'html') ?? formats[0])?.name ?? 'html';
  const run = () => trial.attempt(async () => {
    const { operation } = await call<{ operation: string | null }>('schedules.save', { ...(id ? { schedule: id } : {}), name, report, format: offered, parameters, every, on, at, destination, messenger, ...(destination === 'folder' ? {} : { address }) });
    if (operation) offerUndo(t('schedule.saved', name), operation);
    dataChanged();
    close();
  });
  const days = every === 'week' ? [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: dayWord(value, t) })) : Array.from({ length: 31 }, (_, i) => ({ value: i + 1, label: t('schedule.day', i + 1) }));
  return (
    <Dialog title={t(id ? 'schedule.change' : 'schedule.add')} close={close} act={t('save')} ready={!!name && !!at && (destination === 'folder' || !!address)} attempt={trial} run={run}>
      <Labelled id="schedule-name" label={t('schedule.name')}><Input id="schedule-name" autoFocus value={name} onChange={(event) => set({ name: event.target.value })} /></Labelled>
      <div className="schedule-when">
        <Labelled id="schedule-every" label={t('schedule.every')}><Select id="schedule-every" className="wide" value={every} options={kEvery.map((value) => ({ value, label: t(`schedule.every.${value}` as Key) }))} onChange={(next: Every) => set({ every: next, on: 1 })} /></Labelled>
        {every !== 'day' && <Labelled id="schedule-on" label={t('schedule.on')}><Select id="schedule-on" className="wide" value={on} options={days} onChange={(next: number) => set({ on: next })} /></Labelled>}
        <Labelled id="schedule-at" label={t('schedule.at')}><Input id="schedule-at" type="time" value={at} onChange={(event) => set({ at: event.target.value.slice(0, 5) })} /></Labelled>
      </div>
      <Labelled id="schedule-to" label={t('schedule.to')}><Select id="schedule-to" className="wide" value={destination} options={kDestinations.map((value) => ({ value, label: t(`schedule.to.${value}` as Key) }))} onChange={(next: Destination) => set({ destination: next })} /></Labelled>
      {destination === 'robot' && <Labelled id="schedule-messenger" label={t('schedule.messenger')}><Select id="schedule-messenger" className="wide" value={messenger} options={kMessengers.map((value) => ({ value, label: t(`schedule.messenger.${value}` as Key) }))} onChange={(next: Schedule['messenger']) => set({ messenger: next })} /></Labelled>}
      {destination !== 'folder' && <Labelled id="schedule-address" label={t(destination === 'robot' ? 'schedule.address.robot' : 'schedule.address.mail')} help={t(destination === 'robot' ? 'schedule.address.robot.help' : 'schedule.address.mail.help')}><Input id="schedule-address" value={address} onChange={(event) => set({ address: event.target.value })} /></Labelled>}
      {destination !== 'robot' && <Labelled id="schedule-format" label={t('schedule.format')}><Select id="schedule-format" className="wide" value={offered} options={formats.map((each) => ({ value: each.name, label: each.label ? of(each.label) : each.name }))} onChange={(next: string) => set({ format: next })} /></Labelled>}
      <p className="muted small">{t('schedule.rights')}</p>
    </Dialog>
  );
}
