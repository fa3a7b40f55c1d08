// The left menu: seven groups, which modules add to (views of the slot "menu").
import { Link, useLocation } from 'wouter';

import { useSite } from '../api/schema';
import type { View } from '../api/types';
import { useCall } from '../api/use_call';
import { useSpeech, type Key } from '../i18n/language';
import { Icon, type IconName } from '../look/icons';
import { useSettings } from '../pages/settings/sections';

interface Group { icon: IconName; label: Key; to: string; own: RegExp; subs?: { label: string; to: string }[] }

const kWork = ['task', 'interaction'];

export function Menu() {
  const { t, of } = useSpeech();
  const { workspace, schema, may } = useSite();
  const [at] = useLocation();
  const sections = useSettings();
  const views = useCall<{ views: View[] }>('views.list', { slot: 'menu' }).data?.views ?? [];
  const seen = (entity: string) => schema.find(entity) !== undefined && may('see', entity);
  const added = (work: boolean) => views.filter((view) => kWork.includes(view.entity ?? '') === work).map((view) => ({ label: of(view.label), to: `/view/${encodeURIComponent(view.name)}` }));
  const groups: Group[] = [
    { icon: 'home', label: 'menu.home', to: '/', own: /^\/$/ },
    { icon: 'people', label: 'menu.customers', to: '/list/customer', own: /^\/(list|record)\/(customer|contact|department|relation)/, subs: [...(seen('contact') ? [{ label: of(schema.find('contact')?.plural ?? ''), to: '/list/contact' }] : []), ...added(false)] },
    { icon: 'tiers', label: 'menu.tiers', to: '/tiers', own: /^\/tiers/ },
    { icon: 'work', label: 'menu.work', to: '/work', own: /^\/work|^\/(list|record)\/(task|interaction)/, subs: [...kWork.filter(seen).map((entity) => ({ label: of(schema.find(entity)?.plural ?? ''), to: `/list/${entity}` })), ...added(true)] },
    { icon: 'reports', label: 'menu.reports', to: '/reports', own: /^\/reports/ },
    { icon: 'imports', label: 'menu.imports', to: '/imports', own: /^\/imports/ },
    {
      icon: 'settings', label: 'menu.settings', to: '/settings', own: /^\/settings|^\/(list|record)\/(?!customer|contact|department|relation|task|interaction)/,
      subs: sections.map(({ label, to }) => ({ label, to })),
    },
  ];
  return (
    <nav className="menu" aria-label={t('menu.label')}>
      {groups.filter((group) => !group.to.startsWith('/list/') || seen(group.to.slice(6))).map((group) => {
        const here = group.own.test(at) || (group.subs ?? []).some((sub) => sub.to === at);
        return [
          <Link key={group.to} href={group.to} title={t(group.label)} aria-current={!here ? undefined : at === group.to ? 'page' : 'true'} className={here ? 'here' : ''}><Icon name={group.icon} /><span>{t(group.label)}</span></Link>,
          ...(here ? (group.subs ?? []) : []).map((sub) => <Link key={sub.to} href={sub.to} className="sub" aria-current={at === sub.to ? 'page' : undefined}>{sub.label}</Link>),
        ];
      })}
      <div className="foot">{workspace.name}{workspace.remark && <><br />{workspace.remark}</>}</div>
    </nav>
  );
}
