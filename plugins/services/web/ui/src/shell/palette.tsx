// Ctrl+K: go anywhere by name, pinyin initials, code or digits of a phone; pages and reports too.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import { call } from '../api/client';
import { useSite } from '../api/schema';
import type { Named, View } from '../api/types';
import { useCall } from '../api/use_call';
import { useSpeech } from '../i18n/language';
import { Icon, type IconName } from '../look/icons';

interface Hit { group: string; label: string; remark?: string; to: string; icon: IconName }

interface Group { kind: string; label: string; items: Named[] }

const kIcons: Record<string, IconName> = { customer: 'people', contact: 'people', user: 'people', product: 'box', task: 'work', interaction: 'work', '@report': 'reports', '@view': 'columns' };

export default function Palette({ close }: { close: () => void }) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Hit[]>([]);
  const [active, setActive] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const views = useCall<{ views: View[] }>('views.list', { slot: 'menu' }).data?.views;
  const places = useMemo<Hit[]>(() => [
    ...(['home', 'tiers', 'reports', 'imports'] as const).map((page) => ({ group: t('search.open'), label: t(`menu.${page}`), to: page === 'home' ? '/' : '/' + page, icon: page })),
    ...schema.entities.filter((entity) => !entity.kept).map((entity) => ({ group: t('settings.data'), label: of(entity.plural), to: '/list/' + entity.name, icon: 'rows' as const })),
    ...(views ?? []).map((view) => ({ group: t('modules.views'), label: of(view.label), to: '/view/' + view.name, icon: 'columns' as const })),
  ], [schema, views, t, of]);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const words = typed.trim(), stop = new AbortController();
    setActive(0);
    if (!words) return setFound([]);
    const timer = setTimeout(async () => {
      const answer = await call<{ groups: Group[] }>('search.all', { typed: words }, stop.signal).catch(() => ({ groups: [] }));
      if (stop.signal.aborted) return;
      setFound(answer.groups.filter((group) => group.kind !== '@method').flatMap((group) => group.items.map((item) => ({
        group: of(group.label), label: group.kind.startsWith('@') ? of(item.label) : item.label, remark: [item.code, item.other_name].filter(Boolean).join(' · '),
        to: group.kind === '@report' ? '/reports/' + item.id : group.kind === '@view' ? '/view/' + item.id : `/record/${group.kind}/${item.id}`, icon: kIcons[group.kind] ?? 'rows',
      }))));
    }, 120);
    return () => (clearTimeout(timer), stop.abort());
  }, [typed, of]);
  const words = typed.trim().toLowerCase();
  const hits = words ? [...found, ...places.filter((place) => place.label.toLowerCase().includes(words)).slice(0, 6)] : places.slice(0, 8);
  const open = (hit?: Hit) => hit && (close(), go(hit.to));
  const pressed = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((now) => Math.min(now + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setActive((now) => Math.max(now - 1, 0));
    else if (event.key === 'Enter') open(hits[active]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t('search.open')} onClose={close} onClick={(event) => event.target === dialog.current && close()}>
      <div>
        <input autoFocus role="combobox" aria-expanded="true" aria-controls="palette-hits" aria-activedescendant={hits[active] ? 'hit-' + active : undefined} aria-label={t('search.all')} placeholder={t('search.all')} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={pressed} />
        <ul id="palette-hits" role="listbox" aria-label={t('search.open')}>
          {hits.map((hit, i) => (
            <li key={hit.to + i} role="presentation">
              {hit.group !== hits[i - 1]?.group && <div className="group">{hit.group}</div>}
              <div id={'hit-' + i} role="option" className="hit" aria-selected={i === active} onMouseMove={() => setActive(i)} onClick={() => open(hit)}><Icon name={hit.icon} /><span className="grow ell">{hit.label}</span><span className="muted small">{hit.remark}</span></div>
            </li>
          ))}
          {!hits.length && <li className="group">{t('search.none', typed)}</li>}
        </ul>
        <div className="foot">{t('search.hint')}</div>
      </div>
    </dialog>
  );
}
