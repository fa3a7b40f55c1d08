// 设置: what there is to set up and to look after, each with a line that says what it is for. On a telephone this is the menu.
import { Link } from 'wouter';

import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { useSettings } from './sections';
import './settings.css';

export default function SettingsPage() {
  const { t } = useSpeech();
  const sections = useSettings();
  return (
    <>
      <div className="page-head"><h1>{t('menu.settings')}</h1></div>
      <div className="settings-cards">
        {sections.map((section) => <Link key={section.to} href={section.to} className="card"><Icon name={section.icon} size={20} /><span><b>{section.label}</b><span className="muted small">{section.help}</span></span></Link>)}
      </div>
    </>
  );
}
