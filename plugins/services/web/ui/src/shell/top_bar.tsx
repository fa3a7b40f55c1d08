// 52 px: mark, search over everything, until when data reach, log a visit, language, light or dark, who it is.
import { useContext } from 'react';
import { Link } from 'wouter';

import { signOut } from '../api/client';
import { useSite } from '../api/schema';
import { kLanguages, useSpeech, type Language } from '../i18n/language';
import { Button } from '../look/button';
import { DropMenu } from '../look/drop';
import { Icon } from '../look/icons';
import { LookContext } from '../look/look';
import { Mark } from './mark';

interface Props { search: () => void; log: () => void; narrow: boolean; widen: () => void }

export function TopBar({ search, log, narrow, widen }: Props) {
  const { t, language } = useSpeech();
  const { workspace, may } = useSite();
  const { mode, setMode, setLanguage } = useContext(LookContext);
  const languages = Object.entries(kLanguages).map(([key, label]) => ({ key, label, disabled: key === language }));
  return (
    <header className="top">
      <Link className="brand" href="/" aria-label={t('app')}><Mark /><span>{t('app')}</span></Link>
      <button className="search-box" onClick={search}><Icon name="search" /><span>{t('search.all')}</span><kbd>Ctrl K</kbd></button>
      <div className="top-right">
        <span className="chip" title={t('data.until.help')}><i />{t('data.until', workspace.data_until)}</span>
        {may('create', 'interaction') && <Button className="log" onClick={log} icon={<Icon name="pen" size={14} />}>{t('log.visit')} <kbd>N</kbd></Button>}
        <DropMenu end items={languages} pick={(key) => setLanguage(key as Language)} trigger={<Button type="text" aria-label={t('language')} title={t('language')} icon={<Icon name="globe" />} />} />
        <Button type="text" aria-label={t(mode === 'dark' ? 'theme.light' : 'theme.dark')} title={t('theme')} icon={<Icon name={mode === 'dark' ? 'sun' : 'moon'} />} onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')} />
        <Button className="log" type="text" aria-label={t(narrow ? 'menu.wide' : 'menu.narrow')} title={t(narrow ? 'menu.wide' : 'menu.narrow')} icon={<Icon name="menu" />} onClick={widen} />
        <DropMenu end items={[{ key: 'who', label: workspace.user.name, disabled: true }, { key: 'out', label: t('sign.out') }]} pick={() => void signOut()} trigger={<button className="plain avatar" aria-label={workspace.user.name}>{[...workspace.user.name][0]?.toUpperCase()}</button>} />
      </div>
    </header>
  );
}
