// 团队: users, teams, roles with their rights, keys of programs.
import { useLocation, useSearch } from 'wouter';

import { useSite } from '../../api/schema';
import { useSpeech } from '../../i18n/language';
import { KeysTab } from './keys_tab';
import { RolesTab } from './roles_tab';
import { TeamsTab } from './teams_tab';
import { UsersTab } from './users_tab';
import './team.css';

const kTabs = ['users', 'teams', 'roles', 'keys'] as const;

export default function TeamPage() {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('show');
  const tab = kTabs.find((each) => each === asked) ?? 'users';
  const labels = { users: t('team.users'), teams: of(schema.find('team')?.plural ?? ''), roles: t('team.roles.rights'), keys: t('keys') };
  return (
    <>
      <div className="page-head"><h1>{t('settings.team')}</h1></div>
      <div className="tabs" role="tablist">{kTabs.map((name) => <button key={name} role="tab" className="plain" aria-selected={tab === name} onClick={() => go(`/settings/team?show=${name}`, { replace: true })}>{labels[name]}</button>)}</div>
      <div className="record-tab" role="tabpanel">
        {tab === 'users' && <UsersTab />}
        {tab === 'teams' && <TeamsTab />}
        {tab === 'roles' && <RolesTab />}
        {tab === 'keys' && <KeysTab />}
      </div>
    </>
  );
}
