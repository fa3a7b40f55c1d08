// The way back to the list that a record was opened from, and from record to record along it.
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';

import { call } from '../../api/client';
import type { Entity, ListAnswer } from '../../api/types';
import { useGeneration } from '../../api/use_call';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { leaveList, leftList, type Left } from '../list/list_state';
import { placeOf, type Place } from './neighbours';
import { useRested } from './use_late';

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
// A dialog or a menu over the page has its own keys.
const kOver = '[role="dialog"], dialog[open], .drop';

// What is known of the next one before it is asked for: who goes on by a key does not wait.
let stepped: { id: string; place: Place; pressed: number; tab: string } | undefined;
// Who goes along a list for its tasks sees tasks.
export const tabKept = (id: string) => (stepped?.id === id ? stepped.tab : 'overview');

function usePlace(entity: string, id: string, left: Left | undefined): Place | undefined {
  const now = useGeneration(), rested = useRested();
  const [place, setPlace] = useState<Place | undefined>(stepped?.id === id ? stepped.place : undefined);
  const begun = rested || place !== undefined;
  useEffect(() => {
    if (!left || !begun) return;
    const stop = new AbortController(), { where, search, sort } = left.asked;
    const ask = (skip: number, limit: number) => call<ListAnswer>('records.list', { entity, columns: ['id'], where, search, sort: sort ? [sort] : [], skip, limit }, stop.signal);
    const found = placeOf(id, left, ask).then(async (there) => {
      if (!there || there.count !== undefined) return there;
      const answer = await call<{ count: number }>('records.count', { entity, where, search }, stop.signal).catch(() => undefined); // nobody may be told how many
      return { ...there, count: answer?.count };
    });
    found.then((there) => stop.signal.aborted || setPlace(there), () => undefined);
    return () => stop.abort();
  }, [entity, id, left, now, begun]);
  return place;
}

export function Steps({ entity, id, tab }: { entity: Entity; id: string; tab: string }) {
  const { t, of } = useSpeech();
  const [, go] = useLocation();
  const [left] = useState(() => leftList(entity.name));
  const place = usePlace(entity.name, id, left);
  const arrows = useRef<HTMLSpanElement>(null);
  // Who pressed a button presses it again.
  useEffect(() => {
    const pressed = stepped?.id === id ? stepped.pressed : 0;
    if (pressed) arrows.current?.querySelectorAll('button')[pressed < 0 ? 0 : 1]?.focus();
  }, [id]);
  const step = (by: number, button = false) => {
    const to = by < 0 ? place?.before : place?.behind;
    if (!left || !place || !to) return;
    stepped = { id: to, tab, pressed: button ? by : 0, place: { ...place, at: place.at + by, before: by > 0 ? id : undefined, behind: by < 0 ? id : undefined } };
    leaveList(entity.name, { ...left, at: place.at + by });
    go(`/record/${entity.name}/${to}`, { replace: true }); // back leads to the list
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || typing(event.target) || document.querySelector(kOver)) return;
      const by = event.altKey ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : { j: 1, k: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
  return (
    <span ref={arrows} className="record-steps">
      <Link href={left?.address ?? '/list/' + entity.name} className="record-back" aria-label={of(entity.plural)} title={of(entity.plural)}><Icon name="left" /></Link>
      {place && (place.before ?? place.behind) !== undefined && (
        <>
          <Button type="text" size="small" aria-label={t('beside.previous')} title={`${t('beside.previous')} (K)`} aria-disabled={!place.before} icon={<Icon name="up" />} onClick={() => step(-1, true)} />
          <Button type="text" size="small" aria-label={t('beside.next')} title={`${t('beside.next')} (J)`} aria-disabled={!place.behind} icon={<Icon name="down" />} onClick={() => step(1, true)} />
          <span className="muted small nowrap">{whole(place.at + 1)} / {place.count === undefined ? '…' : whole(place.count)}{place.least ? '+' : ''}</span>
        </>
      )}
    </span>
  );
}
